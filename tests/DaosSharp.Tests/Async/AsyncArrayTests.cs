using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Async;

/// <summary>The asynchronous forms of array operations, against the synchronous ones.</summary>
public sealed class AsyncArrayTests(TestSystem system) : IClassFixture<TestSystem>
{
    [SkippableTheory]
    [InlineData(1, 10)]
    [InlineData(1, 30_000)]
    [InlineData(8, 4096)]
    public async Task Cells_come_back(int cellSize, int cells)
    {
        using ArrayScope scope = new(system, cellSize, chunkSize: 1000);
        DaosArray array = scope.Object;
        byte[] data = Pattern.Bytes(cells * cellSize);
        byte[] buffer = new byte[data.Length];
        await array.WriteAsync(17, data);
        Assert.Equal(17 + cells, await array.GetSizeAsync());
        Assert.Equal(cells, await array.ReadAsync(17, buffer));
        Assert.Equal(data, buffer);
        using DaosMemoryLease lease = system.Client.Memory.RentLease(data.Length);
        Assert.Equal(cells, await array.ReadAsync(17, lease.Memory[..data.Length]));
        Assert.Equal(data, lease.GetSpan()[..data.Length].ToArray());
        await array.SetSizeAsync(20);
        Assert.Equal(20, array.GetSize());
    }

    [SkippableTheory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(300)]
    public async Task Ranges_are_read_and_written(int count)
    {
        using ArrayScope scope = new(system);
        DaosArray array = scope.Object;
        ArrayRange[] ranges = [.. Enumerable.Range(0, count).Select(static i => new ArrayRange(i * 10L, i % 4)), new(100_000, 3)];
        byte[] data = Pattern.Bytes((int)ranges.Sum(static r => r.Count));
        await array.WriteAsync(ranges, data);
        byte[] buffer = new byte[data.Length];
        Assert.Equal(data.Length, await array.ReadAsync(ranges, buffer));
        Assert.Equal(data, buffer);
        Array.Clear(buffer);
        array.Read(ranges, buffer);
        Assert.Equal(data, buffer);
        await array.PunchAsync(ranges);
        await array.PunchAsync(1, 0);
        Array.Fill(buffer, (byte)0x11);
        array.Write(200_000, [1]);
        await array.ReadAsync(ranges, buffer);
        byte[] expected = new byte[data.Length];
        Array.Fill(expected, (byte)0x11);
        array.Read(ranges, expected);
        Assert.Equal(expected, buffer);
    }

    [SkippableFact]
    public async Task Holes_and_cells_beyond_the_end_leave_the_buffer_as_it_is()
    {
        using ArrayScope scope = new(system);
        await scope.Object.WriteAsync(0, new byte[] { 1, 2 });
        await scope.Object.WriteAsync(5, new byte[] { 6 });
        byte[] asynchronous = [9, 9, 9, 9, 9, 9, 9, 9];
        byte[] synchronous = [9, 9, 9, 9, 9, 9, 9, 9];
        Assert.Equal(scope.Object.Read(0, synchronous), await scope.Object.ReadAsync(0, asynchronous));
        Assert.Equal(synchronous, asynchronous);
    }

    [SkippableFact]
    public async Task Bad_arguments_are_refused_before_anything_is_called()
    {
        using ArrayScope scope = new(system, cellSize: 4);
        DaosArray array = scope.Object;
        await Assert.ThrowsAsync<ArgumentException>(async () => await array.WriteAsync(0, new byte[5]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await array.WriteAsync(-1, new byte[4]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await array.ReadAsync(new ArrayRange[] { new(0, 2) }, new byte[4]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await array.SetSizeAsync(-1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await array.PunchAsync(long.MaxValue, 2));
        Assert.Equal(0, await array.ReadAsync(Array.Empty<ArrayRange>(), Memory<byte>.Empty));
        DaosException overlap = await Assert.ThrowsAsync<DaosException>(
            async () => await array.WriteAsync(new ArrayRange[] { new(0, 2), new(1, 2) }, new byte[16]));
        Assert.Equal(DaosError.Invalid, overlap.Code);
        Assert.StartsWith("2 ranges of array ", overlap.Target, StringComparison.Ordinal);
        array.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await array.GetSizeAsync());
    }
}
