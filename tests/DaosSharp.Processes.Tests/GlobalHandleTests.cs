using DaosSharp.Processes.Tests.Support;

namespace DaosSharp.Processes.Tests;

/// <summary>Pools, containers and arrays handed from one process to another.</summary>
public sealed class GlobalHandleTests : IDisposable
{
    private readonly SharedPool _shared = new();

    public void Dispose() => _shared.Dispose();

    [Fact]
    public void Another_process_works_through_the_handles_of_the_first()
    {
        WorkerProcess other = _shared.Other();
        Hand(other, poolFlags: 4, containerFlags: 4);
        _shared.Here.Expect(Results.Ok, "write a text");
        other.Expect("0 text", "read a 4");
        other.Expect(Results.Ok, "write a next");
        _shared.Here.Expect("0 next", "read a 4");
        other.Expect(Results.Ok, "kv kv c", "put kv key value");

        // One handle, in however many processes.
        other.Expect("0 1", "query c");
        other.Expect(Results.Ok, "query-pool p", "close c", "disconnect p");
        _shared.Here.Expect("0 next", "read a 4");
        _shared.CloseHere();
    }

    [Fact]
    public void A_read_only_handle_stays_read_only_elsewhere()
    {
        WorkerProcess other = _shared.Other();
        Hand(other, poolFlags: 1, containerFlags: 1);
        other.Expect("-1001", "write a text", "create-cont p more");
        _shared.CloseHere();
    }

    [Fact]
    public void What_the_owner_closes_ends_everywhere()
    {
        WorkerProcess other = _shared.Other();
        Hand(other, poolFlags: 2, containerFlags: 2);
        other.Expect(Results.Ok, "open own p results 2", "kv own-kv own");
        _shared.Here.Expect(Results.Ok, "close c");
        other.Expect(Results.NoHandle, "read a 4", "query c");
        other.Expect(Results.Ok, "put own-kv key value");

        // With a connection also what others opened through it.
        _shared.Here.Expect(Results.Ok, "disconnect p");
        other.Expect(Results.NoHandle, "put own-kv key value", "query-pool p");
        other.Expect(Results.Ok, "close c", "close own", "disconnect p");
    }

    [Fact]
    public void The_handles_of_a_dead_owner_end_when_somebody_opens_the_pool()
    {
        WorkerProcess owner = _shared.Other();
        SharedPool.OpenIn(owner);
        string pool = Blob(owner.Ask("share pool p"));
        string container = Blob(owner.Ask("share cont c"));
        _shared.Here.Expect(Results.Ok, $"join p pool - {pool}", $"join c cont p {container}", "kv kv c", "put kv key value");
        owner.Kill();
        _shared.Here.Expect(Results.Ok, "connect q tank 4");
        _shared.Here.Expect(Results.NoHandle, "put kv key value", "query-pool p");
        _shared.Here.Expect(Results.Ok, "close c", "disconnect p", "disconnect q");
    }

    [Fact]
    public void A_container_needs_the_connection_it_was_opened_through()
    {
        WorkerProcess other = _shared.Other();
        Hand(other, poolFlags: 2, containerFlags: 2);
        other.Expect(Results.Ok, "connect own tank 2");
        other.Expect(Results.Invalid, $"join x cont own {Blob(_shared.Here.Run("share cont c"))}");
        _shared.CloseHere();
    }

    [Fact]
    public void Altered_and_truncated_bytes_are_refused()
    {
        _shared.OpenHere();
        _shared.Here.Expect(Results.Ok, "array a c");
        foreach ((string kind, string handle, string parent) in new[] { ("pool", "p", "-"), ("cont", "c", "p"), ("array", "a", "c") })
        {
            string blob = Blob(_shared.Here.Run($"share {kind} {handle}"));
            for (int i = 0; i < blob.Length; i += 2)
            {
                byte altered = (byte)(Convert.ToByte(blob.Substring(i, 2), 16) ^ (1 << (i / 2 % 8)));
                string truncated = i == 0 ? "00" : blob[..i];
                _shared.Here.Expect(
                    Results.Invalid,
                    $"join x {kind} {parent} {blob[..i]}{altered:X2}{blob[(i + 2)..]}",
                    $"join x {kind} {parent} {truncated}");
            }

            string otherKind = kind == "pool" ? "array" : "pool";
            _shared.Here.Expect(Results.Invalid, $"join x {otherKind} c {blob}");
        }

        _shared.CloseHere();
    }

    [Fact]
    public void A_pool_that_was_destroyed_meanwhile_is_missing()
    {
        WorkerProcess other = _shared.Other();
        _shared.OpenHere();
        string blob = Blob(_shared.Here.Run("share pool p"));
        other.Expect(Results.Ok, "destroy-pool tank 1");
        other.Expect(Results.Missing, $"join p pool - {blob}");
        _shared.CloseHere();
    }

    private void Hand(WorkerProcess other, int poolFlags, int containerFlags)
    {
        _shared.Here.Expect(Results.Ok, $"connect p tank {poolFlags}", $"open c p results {containerFlags}", "array a c");
        string pool = Blob(_shared.Here.Run("share pool p"));
        string container = Blob(_shared.Here.Run("share cont c"));
        string array = Blob(_shared.Here.Run("share array a"));
        other.Expect(Results.Ok, $"join p pool - {pool}", $"join c cont p {container}", $"join a array c {array}");
    }

    private static string Blob(string answer)
    {
        Assert.StartsWith("0 ", answer, StringComparison.Ordinal);
        return answer[2..];
    }
}
