using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Checks;

/// <summary>Compares the blocks that records use with what the index says of free, released and shared space.</summary>
internal sealed class SpaceAccount(PoolStore store, Transaction txn, CheckReport report, PoolState state)
{
    private readonly Dictionary<long, (long Length, uint Users)> _blocks = [];
    private readonly List<(SpaceRun Run, string State)> _runs = [];
    private bool _isWhole = true;

    /// <summary>Notes that a record uses a block.</summary>
    /// <param name="name">Words for the record.</param>
    /// <returns>False for a block that cannot be read: it lies outside the data file, and was reported.</returns>
    public bool TryAdd(long offset, long length, string name)
    {
        if (offset < 0 || length <= 0 || length > state.DataEnd - offset)
        {
            Add($"{name}: its block at {offset} ({length} bytes) lies outside the {state.DataEnd} bytes of the data file");
            _isWhole = false;
            return false;
        }

        length = SpaceMap.RoundUp(length);
        (long known, uint users) = _blocks.GetValueOrDefault(offset, (length, 0U));
        if (known != length)
        {
            Add($"{name}: its block at {offset} has {length} bytes, and {known} for another record");
        }

        _blocks[offset] = (known, users + 1);
        return true;
    }

    /// <summary>Reports blocks that overlap or are free and in use, wrong numbers of users, and bytes that nothing names.</summary>
    /// <param name="isComplete">All records could be read, so that what no record uses is lost.</param>
    public void Compare(bool isComplete)
    {
        _runs.AddRange(_blocks.Select(static b => (new SpaceRun(b.Key, b.Value.Length), "in use")));
        long free = CollectFree();
        long released = CollectReleased();
        CompareRuns();
        if (free != state.FreeBytes || released != state.ReleasedBytes)
        {
            Add($"{free} bytes are free and {released} released; the pool's counters say {state.FreeBytes} and {state.ReleasedBytes}");
        }

        if (!isComplete || !_isWhole)
        {
            return;
        }

        CompareUsers();
        long used = _blocks.Values.Sum(static b => b.Length);
        if (used != state.DataEnd - free - released)
        {
            // Lost, which harms nobody; what is used twice was found above.
            report.Add(FindingKind.Space, $"records use {used} bytes of the data file; {state.DataEnd - free - released} are neither free nor released");
        }
    }

    private long CollectFree()
    {
        long sum = 0;
        TableWalk walk = new(txn, report);
        walk.Each(store.Tables.Free, "free space", (key, value) =>
        {
            SpaceRun run = SpaceRun.ParseFree(key, value);
            _runs.Add((run, "free"));
            sum += run.Length;
            Span<byte> bySize = stackalloc byte[2 * sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(bySize, run.Length);
            BinaryPrimitives.WriteInt64BigEndian(bySize[sizeof(long)..], run.Offset);
            if (!txn.TryGet(store.Tables.FreeBySize, bySize, out _))
            {
                Add($"the free space at {run.Offset} is not listed by its size");
            }
        });
        walk.Each(store.Tables.FreeBySize, "free space by size", (key, value) => SpaceRun.ParseBySize(key, value));
        if (txn.Count(store.Tables.Free) != txn.Count(store.Tables.FreeBySize))
        {
            Add("space is listed by size that is not free");
        }

        return sum;
    }

    private long CollectReleased()
    {
        long sum = 0;
        new TableWalk(txn, report).Each(store.Tables.Released, "released space", (key, value) =>
        {
            SpaceRun run = SpaceRun.ParseReleased(key, value, out _);
            _runs.Add((run, "released"));
            sum += run.Length;
        });
        return sum;
    }

    private void CompareRuns()
    {
        _runs.Sort(static (a, b) => a.Run.Offset.CompareTo(b.Run.Offset));
        (SpaceRun Run, string State) before = default;
        foreach ((SpaceRun run, string kind) in _runs)
        {
            if (run.Offset < before.Run.End)
            {
                Add($"the block at {run.Offset} ({kind}) overlaps the one at {before.Run.Offset} ({before.State})");
            }

            if (run.End > state.DataEnd)
            {
                Add($"the block at {run.Offset} ({kind}, {run.Length} bytes) lies outside the {state.DataEnd} bytes of the data file");
            }

            before = run.End > before.Run.End ? (run, kind) : before;
        }
    }

    private void CompareUsers()
    {
        ulong several = 0;
        Span<byte> key = stackalloc byte[sizeof(long)];
        foreach ((long offset, (_, uint users)) in _blocks)
        {
            BinaryPrimitives.WriteInt64BigEndian(key, offset);
            several += users > 1 ? 1UL : 0;
            uint noted = 0;
            try
            {
                noted = SpaceMap.Users(store, txn, key);
            }
            catch (EngineException e)
            {
                report.Add(FindingKind.Record, e.Message);
            }

            if (noted != users)
            {
                Add($"{users} records use the block at {offset}; the index says {noted}");
            }
        }

        if (txn.Count(store.Tables.Shared) != several)
        {
            Add("the index names users of blocks that nothing uses");
        }
    }

    private void Add(string text) => report.Add(FindingKind.Space, text, endangers: true);
}
