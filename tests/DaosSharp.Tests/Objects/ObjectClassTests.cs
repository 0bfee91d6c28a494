using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Objects;

public sealed class ObjectClassTests(TestSystem system) : IClassFixture<TestSystem>
{
    public static TheoryData<string, uint> Classes => new()
    {
        { "S1", ObjectClass.S1.Id },
        { "S2", ObjectClass.S2.Id },
        { "S4", ObjectClass.S4.Id },
        { "S8", ObjectClass.S8.Id },
        { "S16", ObjectClass.S16.Id },
        { "SX", ObjectClass.SX.Id },
        { "RP_2G1", ObjectClass.RP_2G1.Id },
        { "RP_2GX", ObjectClass.RP_2GX.Id },
        { "RP_3G1", ObjectClass.RP_3G1.Id },
        { "RP_3GX", ObjectClass.RP_3GX.Id },
        { "EC_2P1GX", ObjectClass.EC_2P1GX.Id },
        { "EC_4P2GX", ObjectClass.EC_4P2GX.Id },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public void Names_and_constants_agree_with_the_library(string name, uint id)
    {
        Assert.Equal(new ObjectClass(id), system.Client.GetObjectClass(name));
        Assert.Equal(name, system.Client.GetObjectClassName(new ObjectClass(id)));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("S")]
    [InlineData("S1X")]
    public void Names_that_are_none(string name)
    {
        Assert.False(system.Client.TryGetObjectClass(name, out ObjectClass none));
        Assert.Equal(ObjectClass.Unknown, none);
        ArgumentException e = Assert.Throws<ArgumentException>("name", () => system.Client.GetObjectClass(name));
        Assert.Contains(name, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_are_none() =>
        Assert.Throws<ArgumentException>("objectClass", () => system.Client.GetObjectClassName(new ObjectClass(0xEE123456)));

    [Fact]
    public void An_id_of_a_class_by_name()
    {
        using DaosContainer container = system.NewContainer();
        Assert.Equal(1, container.GenerateObjectId(ObjectType.KeyValueHashed, system.Client.GetObjectClass("S1")).Class.GroupCount);
    }
}
