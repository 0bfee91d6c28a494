using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Pools;

public sealed class PoolTests(TestSystem system) : IClassFixture<TestSystem>
{
    private const long Size = 64 << 20;

    [Fact]
    public void A_pool_tells_about_itself()
    {
        using DaosPool pool = system.Client.OpenPool(system.Pool.Id, PoolAccess.ReadOnly);
        Assert.Equal(system.Pool.Id, pool.Id);
        Assert.Equal(system.Pool.GetLabel(), pool.GetLabel());
        PoolInfo info = pool.Query();
        Assert.Equal(pool.Id, info.Id);
        Assert.True(info.TargetCount >= 1);
        Assert.True(info.NodeCount >= 1);
        Assert.True(info.Memory.Total + info.Nvme.Total > 0);
        Assert.True(info.Memory.Free <= info.Memory.Total);
        TargetInfo target = pool.QueryTarget(0, 0);
        Assert.Equal(TargetState.UpIn, target.State);
        Assert.True(target.Memory.Total + target.Nvme.Total > 0);
    }

    [Fact]
    public void Targets_that_are_none()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rank", () => system.Pool.QueryTarget(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("target", () => system.Pool.QueryTarget(0, -1));
        Assert.Throws<DaosException>(() => system.Pool.QueryTarget(0, 1_000_000));
    }

    [Fact]
    public void A_missing_pool_is_named()
    {
        Expect.Fails(DaosError.NotFound, "pool 'nowhere'", () => system.Client.OpenPool("nowhere"));
        Expect.Fails(DaosError.NotFound, "pool '", () => system.Client.OpenPool(Guid.NewGuid()));
        Assert.False(system.Client.TryOpenPool("nowhere", out DaosPool? none));
        Assert.Null(none);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567")]
    public void Labels_that_are_none_are_refused_before_the_call(string label)
    {
        Assert.Throws<ArgumentException>("labelOrUuid", () => system.Client.OpenPool(label));
        Assert.Throws<ArgumentException>("label", () => system.Client.CreatePool(label, Size));
        Assert.Throws<ArgumentException>("labelOrUuid", () => system.Client.DestroyPool(label));
    }

    [SkippableFact]
    public void Pools_are_created_listed_and_destroyed()
    {
        TestSystem.RequireEmbedded();
        string label = TestSystem.NewLabel();
        Guid id = system.Client.CreatePool(label, Size);
        Assert.Contains(new PoolSummary(id, label), system.Client.ListPools());
        Expect.Fails(DaosError.Exists, $"pool '{label}'", () => system.Client.CreatePool(label, Size));
        using (DaosPool pool = system.Client.OpenOrCreatePool(label, Size))
        {
            Assert.Equal(id, pool.Id);
            Assert.Equal(label, pool.GetLabel());
            Expect.Fails(DaosError.Busy, $"pool '{label}'", () => system.Client.DestroyPool(label));
        }
        system.Client.DestroyPool(label);
        Assert.DoesNotContain(system.Client.ListPools(), p => p.Id == id);
        Expect.Fails(DaosError.NotFound, $"pool '{label}'", () => system.Client.DestroyPool(label));
    }

    [SkippableFact]
    public void A_pool_has_a_size()
    {
        TestSystem.RequireEmbedded();
        Assert.Throws<ArgumentOutOfRangeException>("size", () => system.Client.CreatePool("x", 0));
        Assert.Throws<ArgumentOutOfRangeException>("size", () => system.Client.CreatePool("x", -1));
    }

    [SkippableFact]
    public void Pools_of_a_DAOS_system_are_the_administrators()
    {
        Skip.If(TestSystem.InstalledPool is null, "needs an installed DAOS");
        Assert.Throws<NotSupportedException>(() => system.Client.CreatePool("x", Size));
        Assert.Throws<NotSupportedException>(() => system.Client.DestroyPool("x"));
    }

    [Fact]
    public void A_read_only_connection_neither_creates_nor_destroys_containers()
    {
        string label = system.NewContainerLabel();
        using DaosPool pool = system.Client.OpenPool(system.Pool.Name, PoolAccess.ReadOnly);
        Expect.Fails(DaosError.NoPermission, "container 'new'", () => pool.CreateContainer("new"));
        Expect.Fails(DaosError.NoPermission, $"container '{label}'", () => pool.DestroyContainer(label));
        using DaosContainer container = pool.OpenContainer(label, ContainerAccess.ReadOnly);
        Assert.Equal(label, container.Name);
    }

    [SkippableFact]
    public void Exclusive_means_alone()
    {
        TestSystem.RequireEmbedded();
        string label = TestSystem.NewLabel();
        system.Client.CreatePool(label, Size);
        using (DaosPool alone = system.Client.OpenPool(label, PoolAccess.Exclusive))
            Expect.Fails(DaosError.Busy, label, () => system.Client.OpenPool(label));
        using (DaosPool shared = system.Client.OpenPool(label))
            Expect.Fails(DaosError.Busy, label, () => system.Client.OpenPool(label, PoolAccess.Exclusive));
        system.Client.DestroyPool(label);
    }
}
