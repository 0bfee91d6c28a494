using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Pools;

public sealed class DurabilityTests(TestSystem system) : IClassFixture<TestSystem>
{
    private const long Size = 64 << 20;

    [SkippableTheory]
    [InlineData(PoolDurability.Process)]
    [InlineData(PoolDurability.Full)]
    public void A_pool_has_the_durability_that_it_was_created_with(PoolDurability durability)
    {
        TestSystem.RequireEmbedded();
        string label = TestSystem.NewLabel();
        system.Client.CreatePool(label, Size, durability);
        Assert.Equal(durability, system.Client.GetPoolDurability(label));
        using (DaosPool pool = system.Client.OpenOrCreatePool(label, Size))
        {
            Assert.Equal(durability, pool.Query().Durability);
            Assert.Equal(durability, system.Client.GetPoolDurability(label));
            using DaosContainer container = pool.OpenOrCreateContainer("c");
            using DaosKeyValue kv = container.OpenKeyValue(container.GenerateObjectId(ObjectType.KeyValueHashed));
            kv.Put("small", [1, 2, 3]);
            kv.Put("large", new byte[5000]);
            Assert.Equal([1, 2, 3], kv.Get("small"));
            Assert.Equal(5000, kv.GetSize("large"));
        }
        system.Client.DestroyPool(label, force: true);
    }

    [SkippableFact]
    public void Updates_survive_the_process_unless_more_is_asked_for()
    {
        TestSystem.RequireEmbedded();
        Assert.Equal(PoolDurability.Process, system.Pool.Query().Durability);
    }

    [SkippableFact]
    public void Durability_changes_while_nobody_has_the_pool_open()
    {
        TestSystem.RequireEmbedded();
        string label = TestSystem.NewLabel();
        using (DaosPool pool = system.Client.OpenOrCreatePool(label, Size))
        {
            pool.CreateContainer("kept");
            Expect.Fails(DaosError.Busy, $"pool '{label}'", () => system.Client.SetPoolDurability(label, PoolDurability.Full));
            Assert.Equal(PoolDurability.Process, pool.Query().Durability);
        }
        foreach (PoolDurability durability in (PoolDurability[])[PoolDurability.Full, PoolDurability.Process, PoolDurability.Full])
        {
            system.Client.SetPoolDurability(label, durability);
            using DaosPool pool = system.Client.OpenPool(label);
            Assert.Equal(durability, pool.Query().Durability);
            Assert.True(pool.TryOpenContainer("kept", out DaosContainer? container));
            container.Dispose();
        }
        system.Client.DestroyPool(label, force: true);
    }

    [SkippableFact]
    public void What_is_no_durability_or_no_pool_is_refused()
    {
        TestSystem.RequireEmbedded();
        string label = TestSystem.NewLabel();
        Expect.Fails(DaosError.Invalid, $"pool '{label}'", () => system.Client.CreatePool(label, Size, (PoolDurability)7));
        Expect.Fails(DaosError.NotFound, $"pool '{label}'", () => system.Client.GetPoolDurability(label));
        Expect.Fails(DaosError.NotFound, $"pool '{label}'", () => system.Client.SetPoolDurability(label, PoolDurability.Full));
        system.Client.CreatePool(label, Size);
        Expect.Fails(DaosError.Invalid, $"pool '{label}'", () => system.Client.SetPoolDurability(label, (PoolDurability)7));
        Assert.Equal(PoolDurability.Process, system.Client.GetPoolDurability(label));
        system.Client.DestroyPool(label);
    }
}
