using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;
using DaosSharp.Processes.Tests.Support;
using DaosSharp.Processes.Worker.Commands;

namespace DaosSharp.Processes.Tests;

/// <summary>What processes leave that died in the middle of something.</summary>
public sealed class OrphanTests : IDisposable
{
    private readonly SharedPool _shared = new();

    public void Dispose() => _shared.Dispose();

    [Fact]
    public void A_modification_goes_on_after_the_death_of_the_one_that_had_the_writer_lock()
    {
        WorkerProcess other = _shared.Other();
        SharedPool.OpenIn(other);
        other.Expect(Results.Ok, "hold-write p");
        other.Kill();
        _shared.OpenHere();
        _shared.Here.Expect(Results.Ok, "put kv key value");
        _shared.Here.Expect("0 value", "get kv key");
        _shared.CloseHere();
    }

    [Fact]
    public async Task A_waiting_modification_goes_on_when_the_holder_of_the_writer_lock_dies()
    {
        WorkerProcess other = _shared.Other();
        SharedPool.OpenIn(other);
        _shared.OpenHere();
        other.Expect(Results.Ok, "hold-write p");
        Task<string> put = Task.Run(() => _shared.Here.Run("put kv key value"));
        await Task.WhenAny(put, Task.Delay(100));
        Assert.False(put.IsCompleted);
        other.Kill();
        Assert.Equal(Results.Ok, await put);
        _shared.CloseHere();
    }

    [Fact]
    public void The_read_of_a_dead_process_keeps_old_pages_and_space_for_a_moment_only()
    {
        WorkerProcess other = _shared.Other();
        SharedPool.OpenIn(other);
        _shared.OpenHere();
        using EngineLook look = new(_shared.System);
        other.Expect(Results.Ok, "hold-read p");
        Assert.NotEqual(ulong.MaxValue, look.OldestReader);
        other.Kill();
        Thread.Sleep(1100);
        _shared.Here.Expect(Results.Ok, "put kv key value");
        Assert.Equal(ulong.MaxValue, look.OldestReader);
        _shared.CloseHere();
    }

    [Fact]
    public void Directories_of_unfinished_creations_and_destructions_go_with_the_next_attach()
    {
        string pools = Path.Combine(_shared.System, "pools");
        string whole = Directory.GetDirectories(pools).Single();
        string unfinished = Path.Combine(pools, $"{Guid.NewGuid():D}.new");
        string removed = Path.Combine(pools, $"{Guid.NewGuid():D}.old");
        string foreign = Path.Combine(pools, "notes.old");
        foreach (string path in new[] { unfinished, removed, foreign })
        {
            Directory.CreateDirectory(Path.Combine(path, "index"));
        }

        _shared.Other();
        Assert.Equal([whole, foreign], Directory.GetDirectories(pools).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_creation_that_the_catalog_knows_is_finished()
    {
        string whole = Directory.GetDirectories(Path.Combine(_shared.System, "pools")).Single();
        Directory.Move(whole, whole + ".new");
        _shared.Here.Expect(Results.Ok, "connect p tank 2", "disconnect p");
        Assert.True(Directory.Exists(whole));
    }

    [Fact]
    public void A_destruction_that_began_is_finished()
    {
        string whole = Directory.GetDirectories(Path.Combine(_shared.System, "pools")).Single();
        Directory.Move(whole, whole + ".old");
        WorkerProcess other = _shared.Other();
        other.Expect(Results.Missing, "connect p tank 2");
        other.Expect(Results.Ok, "create-pool tank");
        Assert.False(Directory.Exists(whole + ".old"));
    }

    [Fact]
    public void A_destruction_whose_process_died_before_it_took_anything_away_never_happened()
    {
        WorkerProcess other = _shared.Other();
        SharedPool.OpenIn(other);
        _shared.OpenHere();
        _shared.Here.Expect(Results.Ok, "put kv key value");
        other.Expect(Results.Ok, "hold-destroy p");
        _shared.Here.Expect(Results.NoHandle, "get kv key");
        _shared.CloseHere();
        _shared.Here.Expect(Results.Missing, "connect p tank 2");
        other.Kill();
        _shared.OpenHere();
        _shared.Here.Expect("0 value", "get kv key");
        _shared.CloseHere();
    }

    [Fact]
    public void Files_of_dead_processes_leave_the_register()
    {
        WorkerProcess other = _shared.Other();
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_shared.System, "run")).Length);
        other.Kill();
        other = _shared.Other();
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_shared.System, "run")).Length);
        other.Expect(Results.Ok, "detach");
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_shared.System, "run")).Length);
    }

    [Fact]
    public void Two_containers_with_a_process_of_the_same_id_cannot_share_a_system()
    {
        using SharedPool twin = new();
        twin.Here.Expect(Results.Ok, "detach");
        string other = Path.Combine(twin.System, "run", $"{Environment.ProcessId}-1-2-3");
        using (StoreLock alive = StoreLock.Acquire(other))
        {
            CallTable calls = new();
            calls.Expect(Results.Busy, $"attach {twin.System}");
            Assert.Contains("process id", calls.Run("error"), StringComparison.Ordinal);
        }

        twin.Here.Expect(Results.Ok, $"attach {twin.System}");
        Assert.False(File.Exists(other));
    }

    /// <summary>What the index of the one pool says.</summary>
    private sealed class EngineLook : IDisposable
    {
        private readonly LocalSystem _system;
        private readonly PoolStore _store;

        public EngineLook(string directory)
        {
            _system = SystemRegistry.Attach(directory);
            _store = _system.Acquire(_system.FindPool("tank")!);
        }

        public ulong OldestReader => _store.Environment.OldestReader();

        public void Dispose()
        {
            _system.Release(_store);
            SystemRegistry.Detach(_system.Name);
        }
    }
}
