using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Objects;

public sealed class ObjectIdTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Fact]
    public void An_id_says_type_and_class()
    {
        using DaosContainer container = system.NewContainer();
        DaosObjectId id = container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1);
        Assert.Equal(ObjectType.KeyValueHashed, id.Type);
        Assert.Equal(ObjectClass.S1, id.Class);
        Assert.False(id.IsNil);
        Assert.True(default(DaosObjectId).IsNil);
    }

    [Fact]
    public void Without_a_class_DAOS_chooses_one()
    {
        using DaosContainer container = system.NewContainer();
        Assert.NotEqual(ObjectClass.Unknown, container.GenerateObjectId(ObjectType.Array).Class);
        Assert.NotEqual(ObjectClass.Unknown, container.GenerateObjectId(ObjectType.Array, hints: ObjectHints.ShardingMaximum).Class);
    }

    [Fact]
    public void The_programs_bits_stay()
    {
        using DaosContainer container = system.NewContainer();
        DaosObjectId id = container.GenerateObjectId(57, ObjectType.Array, ObjectClass.S1, hi: 0xABCD1234);
        Assert.Equal(57u, id.Lo);
        Assert.Equal(0xABCD1234u, (uint)id.Hi);
    }

    [Fact]
    public void Generated_ids_differ()
    {
        using DaosContainer container = system.NewContainer();
        HashSet<DaosObjectId> ids = [];
        for (int i = 0; i < 200; i++)
            Assert.True(ids.Add(container.GenerateObjectId(ObjectType.Array, ObjectClass.S1)));
    }

    [Fact]
    public void Allocated_ranges_do_not_overlap()
    {
        using DaosContainer container = system.NewContainer();
        using DaosContainer other = system.Pool.OpenContainer(container.Name);
        List<(ulong First, ulong Count)> ranges = [];
        foreach (long count in new long[] { 1, 100, 7, 1_000_000, 1 })
        {
            ranges.Add((container.AllocateObjectIds(count), (ulong)count));
            ranges.Add((other.AllocateObjectIds(count), (ulong)count));
        }
        ranges.Sort();
        for (int i = 1; i < ranges.Count; i++)
            Assert.True(ranges[i - 1].First + ranges[i - 1].Count <= ranges[i].First);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => container.AllocateObjectIds(0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => container.AllocateObjectIds(-1));
    }

    [Fact]
    public void An_id_has_a_text_form()
    {
        DaosObjectId id = new(ulong.MaxValue, 12345678901234567890);
        Assert.Equal("18446744073709551615.12345678901234567890", id.ToString());
        Assert.Equal(id, DaosObjectId.Parse(id.ToString()));
        Assert.True(DaosObjectId.TryParse("0.0", out DaosObjectId nil) && nil.IsNil);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("-1.1")]
    [InlineData("1.2.3")]
    [InlineData("1. 2")]
    [InlineData("18446744073709551616.0")]
    public void Text_that_is_no_id(string? text)
    {
        Assert.False(DaosObjectId.TryParse(text, out DaosObjectId id));
        Assert.True(id.IsNil);
        if (text is not null)
            Assert.Throws<FormatException>(() => DaosObjectId.Parse(text));
    }

    [Fact]
    public void Ids_are_ordered()
    {
        DaosObjectId small = new(1, ulong.MaxValue);
        DaosObjectId large = new(2, 0);
        Assert.True(small < large && small <= large && large > small && large >= small && small != large);
        Assert.Equal(0, small.CompareTo(new DaosObjectId(1, ulong.MaxValue)));
    }
}
