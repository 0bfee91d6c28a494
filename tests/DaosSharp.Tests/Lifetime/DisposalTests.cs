using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Lifetime;

public sealed class DisposalTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Fact]
    public void A_closed_key_value_object_is_refused()
    {
        using KeyValueScope scope = new(system);
        DaosKeyValue kv = scope.Object;
        kv.Put("key", [1]);
        kv.Dispose();
        kv.Dispose();
        Assert.True(kv.IsDisposed);
        AssertClosed(() => kv.Put("key", [2]));
        AssertClosed(() => kv.Get("key"));
        AssertClosed(() => kv.TryGet("key", new byte[1], out _));
        AssertClosed(() => kv.TryInsert("key", [2]));
        AssertClosed(() => kv.Remove("key"));
        AssertClosed(() => kv.ListKeys());
        AssertClosed(() => kv.ListPage());
        AssertClosed(kv.Destroy);
        AssertClosed(() => _ = kv.NativeHandle);
    }

    [Fact]
    public void A_closed_array_is_refused()
    {
        using ArrayScope scope = new(system);
        DaosArray array = scope.Object;
        array.Dispose();
        AssertClosed(() => array.Write(0, [1]));
        AssertClosed(() => array.Read(0, new byte[1]));
        AssertClosed(() => array.Write([new(0, 1)], [new byte[1].AsMemory()]));
        AssertClosed(() => array.GetSize());
        AssertClosed(() => array.SetSize(1));
        AssertClosed(() => array.Stat());
        AssertClosed(() => array.Punch(0, 1));
        AssertClosed(array.Destroy);
    }

    [Fact]
    public async Task A_closed_container_pool_and_client_are_refused()
    {
        DaosClient client = TestSystem.InstalledPool is null ? DaosClient.Embedded(system.Directory) : DaosClient.Connect();
        DaosPool pool = client.OpenPool(system.Pool.Name);
        DaosContainer container = pool.OpenContainer(system.NewContainerLabel());
        DaosObjectId id = container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1);
        await container.DisposeAsync();
        AssertClosed(() => container.Query());
        AssertClosed(() => container.OpenKeyValue(id));
        AssertClosed(() => container.AllocateObjectIds(1));
        AssertClosed(() => container.GenerateObjectId(ObjectType.Array));
        AssertClosed(() => container.SetAttribute("a", [1]));
        await pool.DisposeAsync();
        AssertClosed(() => pool.Query());
        AssertClosed(() => pool.OpenContainer("x"));
        AssertClosed(() => pool.CreateContainer("x"));
        AssertClosed(() => pool.ListContainers());
        await client.DisposeAsync();
        AssertClosed(() => client.OpenPool("x"));
        AssertClosed(() => client.ListPools());
        AssertClosed(() => client.GetObjectClass("S1"));
    }

    [Fact]
    public void What_was_opened_works_on_after_its_parents_are_closed()
    {
        DaosClient client = TestSystem.InstalledPool is null ? DaosClient.Embedded(system.Directory) : DaosClient.Connect();
        DaosPool pool = client.OpenPool(system.Pool.Name);
        DaosContainer container = pool.OpenContainer(system.NewContainerLabel());
        DaosKeyValue kv = container.OpenKeyValue(container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1));
        DaosArray array = container.CreateArray(container.GenerateObjectId(ObjectType.Array, ObjectClass.S1));
        client.Dispose();
        pool.Dispose();
        container.Dispose();

        kv.Put("key", [1]);
        Assert.Equal([1], kv.Get("key"));
        kv.Dispose();
        array.Write(0, [2]);
        Assert.Equal(1, array.GetSize());
        array.Dispose();
    }

    [SkippableFact]
    public void The_system_is_free_when_the_last_object_is_closed()
    {
        TestSystem.RequireEmbedded();
        using TemporaryDirectory directory = new();
        DaosKeyValue kv;
        using (DaosClient client = DaosClient.Embedded(directory.Path))
        using (DaosPool pool = client.OpenOrCreatePool("tank", 64 << 20))
        using (DaosContainer container = pool.OpenOrCreateContainer("box"))
            kv = container.OpenKeyValue(container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1));
        kv.Put("key", [1]);
        kv.Dispose();

        // Destroying without force needs a pool that nobody uses.
        using DaosClient last = DaosClient.Embedded(directory.Path);
        using (DaosPool pool = last.OpenPool("tank", PoolAccess.Exclusive))
            pool.DestroyContainer("box");
        last.DestroyPool("tank");
        Assert.Empty(last.ListPools());
    }

    [SkippableFact]
    public void Two_systems_live_side_by_side()
    {
        TestSystem.RequireEmbedded();
        using TemporaryDirectory directory = new();
        using DaosClient first = DaosClient.Embedded(directory.Sub("one"));
        using DaosClient second = DaosClient.Embedded(directory.Sub("two"));
        using DaosPool one = first.OpenOrCreatePool("tank", 64 << 20);
        Assert.False(second.TryOpenPool("tank", out _));
        using DaosPool two = second.OpenOrCreatePool("tank", 64 << 20);
        Assert.NotEqual(one.Id, two.Id);
        one.CreateContainer("box");
        Assert.Empty(two.ListContainers());
        Expect.Fails(DaosError.NotFound, "pool '", () => second.OpenPool(one.Id));
    }

    [Fact]
    public void Abandoned_objects_close_themselves_in_order()
    {
        string label = system.NewContainerLabel();
        Abandon(label);
        for (int i = 0; i < 100; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            using DaosContainer probe = system.Pool.OpenContainer(label);
            if (probe.Query().HandleCount == 1)
                return;
            Thread.Sleep(10);
        }
        Assert.Fail("the abandoned container is still open");
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private void Abandon(string label)
    {
        DaosContainer container = system.Pool.OpenContainer(label);
        DaosKeyValue kv = container.OpenKeyValue(container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1));
        kv.Put("key", [1]);
        Assert.Equal(1, container.Query().HandleCount);
    }

    private static void AssertClosed(Action action) => Assert.Throws<ObjectDisposedException>(action);
}
