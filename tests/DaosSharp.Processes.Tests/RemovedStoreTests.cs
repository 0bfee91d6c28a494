using System.Diagnostics;
using DaosSharp.Processes.Tests.Support;

namespace DaosSharp.Processes.Tests;

/// <summary>A store that is removed from the disk under a running process.</summary>
public sealed class RemovedStoreTests : IDisposable
{
    private readonly SharedPool _shared = new();

    public void Dispose()
    {
        // SharedPool removes its directory.
        Directory.CreateDirectory(_shared.System);
        _shared.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("pools")]
    public void The_next_modification_says_so_and_reads_soon(string part)
    {
        _shared.OpenHere();
        _shared.Here.Expect(Results.Ok, "array a c", "put kv key old");
        Directory.Delete(Path.Combine(_shared.System, part), recursive: true);
        _shared.Here.Expect(Results.Stale, "put kv key new");
        Assert.Contains("were removed", _shared.Here.Run("error"), StringComparison.Ordinal);
        _shared.Here.Expect(Results.Stale, "write a text", "get kv key");
        _shared.CloseHere();
    }

    [Fact]
    public void A_process_that_only_reads_notices_within_a_moment()
    {
        _shared.OpenHere();
        _shared.Here.Expect(Results.Ok, "put kv key old");
        Directory.Delete(_shared.System, recursive: true);
        Stopwatch time = Stopwatch.StartNew();
        while (_shared.Here.Run("get kv key") is var answer && answer != Results.Stale)
        {
            Assert.Equal("0 old", answer);
            Assert.True(time.ElapsedMilliseconds < 5000, "a read of a removed store still succeeds");
        }

        _shared.CloseHere();
    }

    [Fact]
    public void Pools_of_a_removed_system_cannot_be_listed_made_or_destroyed()
    {
        Directory.Delete(_shared.System, recursive: true);
        _shared.Here.Expect(Results.Stale, "create-pool more", "connect p tank 2", "destroy-pool tank 1");
        Assert.False(Directory.Exists(_shared.System));
    }

    [Fact]
    public void A_new_system_in_its_place_is_another_one()
    {
        _shared.OpenHere();
        Directory.Delete(_shared.System, recursive: true);
        WorkerProcess other = _shared.Other();
        other.Expect(Results.Ok, "create-pool tank");
        _shared.Here.Expect(Results.Stale, "put kv key new");
        _shared.CloseHere();
        _shared.Here.Expect(Results.Ok, "detach", $"attach {_shared.System}", "connect p tank 2");
        _shared.Here.Expect(Results.Missing, "open c p results 2");
        _shared.Here.Expect(Results.Ok, "disconnect p");
    }
}
