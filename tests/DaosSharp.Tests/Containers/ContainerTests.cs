using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Containers;

public sealed class ContainerTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Fact]
    public void A_container_is_found_by_label_and_by_uuid()
    {
        string label = TestSystem.NewLabel();
        Guid id = system.Pool.CreateContainer(label);
        using (DaosContainer byLabel = system.Pool.OpenContainer(label))
        using (DaosContainer byId = system.Pool.OpenContainer(id, ContainerAccess.ReadOnly))
        {
            Assert.Equal(id, byLabel.Id);
            Assert.Equal(id, byId.Id);
            Assert.Equal(label, byLabel.GetLabel());
            Assert.Equal(label, byId.GetLabel());
            Assert.Equal(id, byId.Query().Id);
            Assert.Equal(2, byId.Query().HandleCount);
            Assert.Equal(0, byId.Query().SnapshotCount);
        }
        Assert.Contains(new ContainerSummary(id, label), system.Pool.ListContainers());
        system.Pool.DestroyContainer(label);
        Assert.DoesNotContain(system.Pool.ListContainers(), c => c.Id == id);
    }

    [Fact]
    public void A_container_without_a_label()
    {
        Guid id = system.Pool.CreateContainer();
        using (DaosContainer container = system.Pool.OpenContainer(id))
            Assert.Null(container.GetLabel());
        Assert.Contains(new ContainerSummary(id, null), system.Pool.ListContainers());
        system.Pool.DestroyContainer(id.ToString());
    }

    [Fact]
    public void A_label_is_given_once()
    {
        string label = system.NewContainerLabel();
        Expect.Fails(DaosError.Exists, $"container '{label}'", () => system.Pool.CreateContainer(label));
        Assert.False(system.Pool.TryCreateContainer(label, out Guid id));
        Assert.Equal(Guid.Empty, id);
        using DaosContainer container = system.Pool.OpenOrCreateContainer(label);
        Assert.Equal(label, container.Name);
    }

    [Fact]
    public void OpenOrCreate_creates_once()
    {
        string label = TestSystem.NewLabel();
        Guid first;
        using (DaosContainer container = system.Pool.OpenOrCreateContainer(label))
            first = container.Id;
        using (DaosContainer container = system.Pool.OpenOrCreateContainer(label))
            Assert.Equal(first, container.Id);
        system.Pool.DestroyContainer(label);
    }

    [Fact]
    public void A_missing_container_is_named()
    {
        string label = TestSystem.NewLabel();
        Expect.Fails(DaosError.NotFound, $"container '{label}'", () => system.Pool.OpenContainer(label));
        Expect.Fails(DaosError.NotFound, $"container '{label}'", () => system.Pool.DestroyContainer(label));
        Expect.Fails(DaosError.NotFound, "container '", () => system.Pool.OpenContainer(Guid.NewGuid()));
        Assert.False(system.Pool.TryOpenContainer(label, out DaosContainer? none));
        Assert.Null(none);
    }

    [Fact]
    public void An_open_container_is_destroyed_by_force_only()
    {
        string label = TestSystem.NewLabel();
        system.Pool.CreateContainer(label);
        using DaosContainer container = system.Pool.OpenContainer(label);
        Expect.Fails(DaosError.Busy, label, () => system.Pool.DestroyContainer(label));
        system.Pool.DestroyContainer(label, force: true);
        Assert.False(system.Pool.TryOpenContainer(label, out _));
        Assert.Throws<DaosException>(container.Query);
    }

    [Fact]
    public void Exclusive_means_alone()
    {
        string label = system.NewContainerLabel();
        using (DaosContainer alone = system.Pool.OpenContainer(label, ContainerAccess.Exclusive))
            Expect.Fails(DaosError.Busy, label, () => system.Pool.OpenContainer(label));
        using DaosContainer shared = system.Pool.OpenContainer(label);
        Expect.Fails(DaosError.Busy, label, () => system.Pool.OpenContainer(label, ContainerAccess.Exclusive));
    }

    [Fact]
    public void A_read_only_container_refuses_changes()
    {
        string label = system.NewContainerLabel();
        using DaosContainer rw = system.Pool.OpenContainer(label);
        DaosObjectId kvId = rw.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1);
        DaosObjectId arrayId = rw.GenerateObjectId(ObjectType.Array, ObjectClass.S1);
        using DaosContainer ro = system.Pool.OpenContainer(label, ContainerAccess.ReadOnly);
        using DaosKeyValue kv = ro.OpenKeyValue(kvId, ObjectAccess.ReadOnly);
        Expect.Fails(DaosError.NoPermission, "'x'", () => kv.Put("x", [1]));
        Expect.Fails(DaosError.NoPermission, arrayId.ToString(), () => ro.CreateArray(arrayId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("gr\u00fcn")]
    [InlineData("a@b")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567")]
    public void Labels_that_are_none_are_refused_before_the_call(string label)
    {
        ArgumentException e = Assert.Throws<ArgumentException>("label", () => system.Pool.CreateContainer(label));
        Assert.Contains("label", e.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<ArgumentException>("labelOrUuid", () => system.Pool.OpenContainer(label));
        Assert.Throws<ArgumentException>("labelOrUuid", () => system.Pool.DestroyContainer(label));
    }

    [Fact]
    public void A_null_label_is_refused()
    {
        Assert.Throws<ArgumentNullException>("label", () => system.Pool.CreateContainer(null!));
        Assert.Throws<ArgumentNullException>("labelOrUuid", () => system.Pool.OpenContainer(null!));
    }
}
