using DaosSharp.Embedded.Checks;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;
using DaosSharp.Embedded.Tests.Support;

namespace DaosSharp.Embedded.Tests.Systems;

/// <summary>Systems that come and go while others use them.</summary>
public sealed unsafe class AttachTests
{
    [Fact]
    public void A_call_that_holds_a_detached_system_fails_and_does_not_end_the_process()
    {
        using StoreDirectory directory = new();
        LocalSystem system = SystemRegistry.Attach(directory.Path);
        PoolEntry pool = system.CreatePool("tank", 16 << 20)!;
        Assert.Equal(0, SystemRegistry.Detach(system.Name));
        Assert.Equal(Der.NonExistent, Assert.Throws<EngineException>(() => system.FindPool("tank")).Code);
        Assert.Equal(Der.NonExistent, Assert.Throws<EngineException>(() => system.ListPools()).Code);
        Assert.Equal(Der.NonExistent, Assert.Throws<EngineException>(() => system.Acquire(pool)).Code);
        Assert.Equal(Der.NonExistent, Assert.Throws<EngineException>(() => system.CheckPool(pool, new CheckReport())).Code);
    }

    [Fact]
    public void A_system_that_another_process_is_making_can_be_attached()
    {
        using StoreDirectory directory = new();
        SystemMarker.Ensure(directory.Path);
        File.WriteAllText(Path.Combine(directory.Path, SystemMarker.FileName + ".1.tmp"), "");
        LocalSystem system = SystemRegistry.Attach(directory.Path);
        Assert.Empty(system.ListPools());
        Assert.Equal(0, SystemRegistry.Detach(system.Name));
    }

    [Fact]
    public void A_pool_that_another_process_has_open_is_destroyed_by_force_only()
    {
        using StoreDirectory directory = new();
        LocalSystem system = SystemRegistry.Attach(directory.Path);
        PoolEntry pool = system.CreatePool("tank", 16 << 20)!;
        using (StoreLock other = StoreLock.Acquire(Path.Combine(Directory.GetDirectories(Path.Combine(directory.Path, "pools")).Single(), "lock")))
        {
            other.Share();
            Assert.Equal(Der.Busy, system.DestroyPool(pool, force: false));
        }

        Assert.Equal(0, system.DestroyPool(pool, force: false));
        Assert.Equal(0, SystemRegistry.Detach(system.Name));
    }

    [Fact]
    public void Attributes_of_a_destroyed_container_are_refused()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        fixed (byte* container = EngineSession.Text(EngineSession.Container), name = EngineSession.Text("a"))
        {
            EngineSession.Require(EngineSession.Api.daos_cont_destroy2(session.PoolHandle, (sbyte*)container, 1, null));
            sbyte* names = (sbyte*)name;
            void* value = name;
            nuint size = 1;
            Assert.Equal(Der.NonExistent, EngineSession.Api.daos_cont_set_attr(session.ContainerHandle, 1, &names, &value, &size, null));
        }
    }
}
