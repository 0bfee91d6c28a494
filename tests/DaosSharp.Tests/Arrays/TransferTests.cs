using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Arrays;

public sealed class TransferTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Theory]
    [InlineData(7, 0, 8)]
    [InlineData(100, 3, 8)]
    [InlineData(1, 7, 8)]
    [InlineData(4097, 0, 4096)]
    [InlineData(19457, 1, 1 << 20)]
    [InlineData(3_000_001, 77, 1 << 20)]
    [InlineData(1000, 1L << 40, 1 << 20)]
    [InlineData(10, 1L << 62, 1 << 20)]
    public void Bytes_come_back(int length, long index, long chunk)
    {
        using ArrayScope array = new(system, chunkSize: chunk);
        byte[] data = Pattern.Bytes(length);
        array.Object.Write(index, data);
        byte[] back = new byte[length];
        Assert.Equal(length, array.Object.Read(index, back));
        Assert.Equal(data, back);
        Assert.Equal(index + length, array.Object.GetSize());
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(8, 4)]
    [InlineData(100, 7)]
    [InlineData(4096, 5)]
    [InlineData(65536, 3)]
    public void Cells_larger_than_a_byte(int cell, int count)
    {
        using ArrayScope array = new(system, cell, 4);
        byte[] data = Pattern.Bytes(cell * count);
        array.Object.Write(3, data);
        byte[] back = new byte[data.Length];
        Assert.Equal(count, array.Object.Read(3, back));
        Assert.Equal(data, back);
        Assert.Equal(3 + count, array.Object.GetSize());
        Assert.Equal(cell, array.Object.CellSize);
        Assert.Equal(4, array.Object.ChunkSize);

        Assert.Throws<ArgumentException>("source", () => array.Object.Write(0, new byte[cell + 1]));
        Assert.Throws<ArgumentException>("destination", () => array.Object.Read(0, new byte[cell - 1]));
        Assert.Throws<ArgumentException>("source", () => array.Object.Write([new(0, 2)], new byte[cell]));
    }

    [Fact]
    public void Several_ranges_and_one_buffer()
    {
        using ArrayScope array = new(system);
        array.Object.Write([new(20, 3), new(0, 3), new(7, 4)], "abcdefghij"u8);
        byte[] all = Pattern.Filled(23);
        array.Object.Read(0, all);
        Assert.Equal("def####ghij#########abc"u8.ToArray(), all);

        byte[] picked = new byte[5];
        array.Object.Read([new(22, 1), new(8, 2), new(0, 2)], picked);
        Assert.Equal("chide"u8.ToArray(), picked);
    }

    [Fact]
    public void Several_ranges_and_several_buffers_that_are_divided_otherwise()
    {
        using ArrayScope array = new(system);
        byte[] source = "abcdefghij"u8.ToArray();
        array.Object.Write([new(1, 5), new(10, 5)], [source.AsMemory(0, 2), default, source.AsMemory(2, 7), source.AsMemory(9, 1)]);

        byte[] back = Pattern.Filled(10);
        long cells = array.Object.Read([new(1, 5), new(10, 5)], [back.AsMemory(0, 1), back.AsMemory(1, 8), Memory<byte>.Empty, back.AsMemory(9, 1)]);
        Assert.Equal(10, cells);
        Assert.Equal(source, back);
        Assert.Equal(15, array.Object.GetSize());
    }

    [Fact]
    public void Many_ranges()
    {
        using ArrayScope array = new(system, chunkSize: 64);
        ArrayRange[] ranges = [.. Enumerable.Range(0, 1000).Select(i => new ArrayRange(i * 10L, 3))];
        byte[] data = Pattern.Bytes(3000);
        array.Object.Write(ranges, data);
        byte[] back = new byte[3000];
        array.Object.Read(ranges, back);
        Assert.Equal(data, back);
        Assert.Equal(9993, array.Object.GetSize());
    }

    [Fact]
    public void Holes_and_cells_beyond_the_end_leave_the_buffer_as_it_is()
    {
        using ArrayScope array = new(system);
        array.Object.Write(40, "end"u8);
        byte[] buffer = Pattern.Filled(50);
        array.Object.Read(0, buffer);
        Assert.Equal("end"u8.ToArray(), buffer[40..43]);
        Pattern.AssertUntouched(buffer.AsSpan(0, 40));
        Pattern.AssertUntouched(buffer.AsSpan(43));
    }

    [Fact]
    public void A_byte_array_tells_where_it_ends()
    {
        using DaosContainer container = system.NewContainer();
        DaosObjectId id = container.GenerateObjectId(ObjectType.ByteArray, ObjectClass.S1);
        using DaosArray array = container.OpenArrayWithAttributes(id, 1, 8);
        array.Write(0, "abcdefghijkl"u8);
        byte[] buffer = Pattern.Filled(20);
        Assert.Equal(12, array.Read(0, buffer));
        Assert.Equal("abcdefghijkl"u8.ToArray(), buffer[..12]);
        Pattern.AssertUntouched(buffer.AsSpan(12));
    }

    [Fact]
    public void Nothing_is_transferred_by_empty_ranges()
    {
        using ArrayScope array = new(system);
        array.Object.Write(5, []);
        array.Object.Write([], ReadOnlySpan<byte>.Empty);
        array.Object.Write([new(0, 0), new(100, 0)], ReadOnlySpan<byte>.Empty);
        Assert.Equal(0, array.Object.GetSize());
        Assert.Equal(0, array.Object.Read([], Span<byte>.Empty));
        Assert.Equal(0, array.Object.Read(7, []));
        Assert.Equal(0, array.Object.Read([new(3, 0)], ReadOnlySpan<Memory<byte>>.Empty));
        array.Object.Write([new(50, 0), new(2, 2), new(60, 0)], "ab"u8);
        Assert.Equal(4, array.Object.GetSize());
    }
}
