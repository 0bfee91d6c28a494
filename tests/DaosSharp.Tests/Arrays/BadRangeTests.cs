using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Arrays;

public sealed class BadRangeTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MaxValue - 3)]
    public void One_range_out_of_bounds(long index)
    {
        using ArrayScope array = new(system);
        byte[] buffer = Pattern.Filled(4);
        Assert.Throws<ArgumentOutOfRangeException>("ranges", () => array.Object.Write(index, buffer));
        Assert.Throws<ArgumentOutOfRangeException>("ranges", () => array.Object.Read(index, buffer));
        Assert.Throws<ArgumentOutOfRangeException>("ranges", () => array.Object.Punch(index, 4));
        Pattern.AssertUntouched(buffer);
        Assert.Equal(0, array.Object.GetSize());
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(5, long.MinValue)]
    public void A_negative_count(long index, long count)
    {
        using ArrayScope array = new(system);
        byte[] buffer = new byte[1];
        Assert.Throws<ArgumentOutOfRangeException>("ranges", () => array.Object.Punch(index, count));
        Assert.Throws<ArgumentOutOfRangeException>("ranges", () => array.Object.Read([new(0, 1), new(index, count)], buffer));
    }

    [Fact]
    public void Ranges_that_add_up_beyond_the_limit()
    {
        using ArrayScope array = new(system, cellSize: 8);
        Assert.Throws<ArgumentOutOfRangeException>("ranges", () => array.Object.Read([new(0, long.MaxValue), new(1, 1)], new byte[8]));
        // 2^61 cells of 8 bytes are 2^64 bytes, which is 0 in 64 bits: the check must not wrap.
        Assert.Throws<ArgumentException>("destination", () => array.Object.Read([new(0, 1L << 61)], Span<byte>.Empty));
        Assert.Throws<ArgumentException>("source", () => array.Object.Write([new(0, (1L << 61) + 1)], new byte[8]));
    }

    [Fact]
    public void Buffers_shorter_or_longer_than_the_ranges()
    {
        using ArrayScope array = new(system);
        byte[] buffer = Pattern.Filled(12);
        Assert.Throws<ArgumentException>("source", () => array.Object.Write([new(0, 10)], buffer));
        Assert.Throws<ArgumentException>("destination", () => array.Object.Read([new(0, 13)], buffer));
        Assert.Throws<ArgumentException>("sources", () => array.Object.Write([new(0, 10)], [buffer.AsMemory(0, 4), buffer.AsMemory(4, 5)]));
        Assert.Throws<ArgumentException>("destinations", () => array.Object.Read([new(0, 10)], [buffer.AsMemory(0, 4), buffer.AsMemory(4, 7)]));
        Assert.Throws<ArgumentException>("source", () => array.Object.Write([], buffer));
        Pattern.AssertUntouched(buffer);
        Assert.Equal(0, array.Object.GetSize());
    }

    [Fact]
    public void Overlapping_ranges_are_refused_as_DAOS_does()
    {
        using ArrayScope array = new(system);
        byte[] buffer = Pattern.Filled(6);
        Expect.Fails(DaosError.Invalid, "2 ranges of array", () => array.Object.Write([new(0, 3), new(2, 3)], buffer));
        Expect.Fails(DaosError.Invalid, "2 ranges of array", () => array.Object.Read([new(0, 3), new(2, 3)], buffer));
        Pattern.AssertUntouched(buffer);
        Assert.Equal(0, array.Object.GetSize());
    }

    [Fact]
    public void Sizes_that_are_no_sizes()
    {
        using DaosContainer container = system.NewContainer();
        DaosObjectId id = container.GenerateObjectId(ObjectType.Array, ObjectClass.S1);
        Assert.Throws<ArgumentOutOfRangeException>("cellSize", () => container.CreateArray(id, 0, 16));
        Assert.Throws<ArgumentOutOfRangeException>("chunkSize", () => container.CreateArray(id, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("chunkSize", () => container.CreateArray(id, 1, -5));
        using DaosArray array = container.CreateArray(id);
        Assert.Throws<ArgumentOutOfRangeException>("size", () => array.SetSize(-1));
    }
}
