using DaosSharp.Processes.Tests.Support;

namespace DaosSharp.Processes.Tests;

/// <summary>A process whose containers or pools another one takes away gets DAOS's codes, and closes what it had.</summary>
public sealed class EvictionTests : IDisposable
{
    private readonly SharedPool _shared = new();

    public void Dispose() => _shared.Dispose();

    [Theory]
    [InlineData(2 | 32)]
    [InlineData(4 | 64)]
    public void An_evicting_open_ends_the_handles_of_other_processes(int flags)
    {
        WorkerProcess other = _shared.Other();
        SharedPool.OpenIn(other);
        other.Expect(Results.Ok, "array a c", "put kv key old", "write a text", "tx-open t c", "tx-put kv t key");
        _shared.Here.Expect(Results.Ok, "connect p tank 2", $"open c p results {flags}", "kv kv c");

        other.Expect(Results.NoHandle, "get kv key", "put kv key new", "read a 4", "write a next", "query c", "set-attr c", "tx-commit t");
        _shared.Here.Expect("0 old", "get kv key");
        _shared.Here.Expect("0 1", "query c");

        other.Expect(Results.Ok, "close c");
        Assert.Equal(flags == 34 ? Results.Ok : Results.Busy, other.Ask("open c p results 2"));
        _shared.CloseHere();
    }

    [Theory]
    [InlineData("put kv key new")]
    [InlineData("get kv key")]
    [InlineData("write a next")]
    [InlineData("read a 4")]
    [InlineData("query c")]
    [InlineData("set-attr c")]
    public void The_first_call_after_an_eviction_is_refused(string call)
    {
        WorkerProcess other = _shared.Other();
        _shared.OpenHere();
        _shared.Here.Expect(Results.Ok, "array a c", "put kv key old");
        other.Expect(Results.Ok, "connect p tank 2", "open c p results 34");
        Assert.Equal(Results.NoHandle, _shared.Here.Run(call));
        _shared.CloseHere();
    }

    [Fact]
    public void A_container_that_another_process_has_open_is_destroyed_by_force_only()
    {
        WorkerProcess other = _shared.Other();
        SharedPool.OpenIn(other);
        other.Expect(Results.Ok, "put kv key old");
        _shared.Here.Expect(Results.Ok, "connect p tank 2");
        _shared.Here.Expect(Results.Busy, "destroy-cont p results 0");
        other.Expect("0 old", "get kv key");
        _shared.Here.Expect(Results.Ok, "destroy-cont p results 1");

        other.Expect(Results.NoHandle, "get kv key", "put kv key new");
        other.Expect(Results.Missing, "query c");
        other.Expect(Results.Ok, "close c");
        other.Expect(Results.Missing, "open c p results 2");
        _shared.Here.Expect(Results.Ok, "disconnect p");
    }

    [Fact]
    public void A_container_is_destroyed_after_the_death_of_the_process_that_had_it_open()
    {
        WorkerProcess other = _shared.Other();
        SharedPool.OpenIn(other);
        other.Kill();
        _shared.Here.Expect(Results.Ok, "connect p tank 2", "destroy-cont p results 0", "disconnect p");
    }

    [Fact]
    public void A_pool_that_another_process_has_connected_is_destroyed_by_force_only()
    {
        WorkerProcess other = _shared.Other();
        SharedPool.OpenIn(other);
        other.Expect(Results.Ok, "put kv key old");
        _shared.Here.Expect(Results.Busy, "destroy-pool tank 0");
        other.Expect("0 old", "get kv key");
        _shared.Here.Expect(Results.Ok, "destroy-pool tank 1");

        other.Expect(Results.NoHandle, "get kv key", "put kv key new", "query c", "query-pool p", "create-cont p more");
        other.Expect(Results.Ok, "close c", "disconnect p");
        other.Expect(Results.Missing, "connect p tank 2");
        other.Expect(Results.Ok, "create-pool tank");
        _shared.Here.Expect(Results.Ok, "connect p tank 2");
        _shared.Here.Expect(Results.Missing, "open c p results 2");
        _shared.Here.Expect(Results.Ok, "disconnect p");
    }

    [Fact]
    public void An_empty_pool_is_destroyed_after_the_death_of_the_process_that_had_it_connected()
    {
        WorkerProcess other = _shared.Other();
        _shared.Here.Expect(Results.Ok, "create-pool empty");
        other.Expect(Results.Ok, "connect p empty 4");
        _shared.Here.Expect(Results.Busy, "destroy-pool empty 0");
        other.Kill();
        _shared.Here.Expect(Results.Ok, "destroy-pool empty 0");
        _shared.Here.Expect(Results.Missing, "connect p empty 2");
    }
}
