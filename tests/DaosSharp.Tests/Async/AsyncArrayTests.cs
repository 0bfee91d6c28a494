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

    [SkippableTheory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(30_000)]
    public async Task Several_buffers_of_all_kinds_are_one_transfer(int size)
    {
        using ArrayScope scope = new(system, chunkSize: 1000);
        DaosArray array = scope.Object;
        using DaosMemoryLease lease = system.Client.Memory.RentLease(2 * size);
        byte[] first = Pattern.Bytes(size, 1);
        byte[] last = Pattern.Bytes(25_000, 2);
        Pattern.Bytes(size, 3).CopyTo(lease.GetSpan());
        ReadOnlyMemory<byte>[] sources = [first, default, lease.Memory[..size], first.AsMemory(0, 2), first.AsMemory(1, 1), last];
        byte[] all = [.. sources.SelectMany(static s => s.ToArray())];
        ArrayRange[] ranges = [new(5, 10), new(40_000, all.Length - 10)];
        await array.WriteAsync(ranges, sources);
        byte[] stored = new byte[all.Length];
        array.Read(ranges, stored);
        Assert.Equal(all, stored);

        byte[] one = new byte[1];
        byte[] rest = new byte[all.Length - 1 - size];
        Memory<byte>[] destinations = [one, lease.Memory.Slice(size, size), default, rest];
        Assert.Equal(all.Length, await array.ReadAsync(ranges, destinations));
        Assert.Equal<byte[]>(all, [.. one, .. lease.Memory.Slice(size, size).Span, .. rest]);
        one[0]++;
        Array.Clear(rest);
        Assert.Equal(all.Length, array.Read(ranges, destinations));
        Assert.Equal<byte[]>(all, [.. one, .. lease.Memory.Slice(size, size).Span, .. rest]);
        await Assert.ThrowsAsync<ArgumentException>(async () => await array.ReadAsync(ranges, destinations.AsMemory(1)));
        Assert.Equal(0, await array.ReadAsync(Array.Empty<ArrayRange>(), Array.Empty<Memory<byte>>()));
    }

    [SkippableFact]
    public async Task Holes_leave_each_of_several_buffers_as_it_is()
    {
        using ArrayScope scope = new(system);
        await scope.Object.WriteAsync(2, new byte[] { 1, 2 });
        byte[] first = [9, 9, 9];
        byte[] second = [9, 9];
        await scope.Object.ReadAsync(new ArrayRange[] { new(0, 5) }, new Memory<byte>[] { first, second });
        Assert.Equal([9, 9, 1], first);
        Assert.Equal([2, 9], second);
    }
}
