using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Checks;

/// <summary>Compares the blocks that records use with what the index says of free, released and shared space.</summary>
internal sealed class SpaceAccount
{
    private readonly Dictionary<long, (long Length, uint Users)> _blocks = [];

    /// <summary>Bytes of the data file that records use; a block with several users counts once.</summary>
    public long UsedBytes => _blocks.Values.Sum(static b => b.Length);

    /// <summary>Notes that a record uses a block.</summary>
    public void Add(long offset, long length)
    {
        length = SpaceMap.RoundUp(length);
        (long known, uint users) = _blocks.TryGetValue(offset, out (long Length, uint Users) block) ? block : (length, 0);
        if (known != length)
        {
            throw new EngineException(Der.Checksum, $"the block at {offset} has {known} bytes for one record and {length} for another");
        }

        _blocks[offset] = (length, users + 1);
    }

    /// <summary>Reports blocks that overlap or are free and in use, wrong numbers of users, and bytes that nothing names.</summary>
    public void Compare(PoolStore store, Transaction txn, CheckReport report)
    {
        PoolState state = PoolState.Read(txn, store.Tables);
        List<Range> ranges = [.. _blocks.Select(static b => new Range(b.Key, b.Value.Length, "in use"))];
        long free = AddFree(store, txn, ranges, report);
        long released = AddReleased(store, txn, ranges);
        CompareRanges(ranges, state.DataEnd, report);
        CompareUsers(store, txn, report);
        if (free != state.FreeBytes || released != state.ReleasedBytes)
        {
            report.AddDamage($"{free} bytes are free and {released} released; the pool's counters say {state.FreeBytes} and {state.ReleasedBytes}");
        }

        if (UsedBytes != state.DataEnd - free - released)
        {
            report.AddDamage($"records use {UsedBytes} bytes of the data file; {state.DataEnd - free - released} are neither free nor released");
        }
    }

    private static long AddFree(PoolStore store, Transaction txn, List<Range> ranges, CheckReport report)
    {
        long sum = 0;
        Span<byte> bySize = stackalloc byte[2 * sizeof(long)];
        using Cursor cursor = txn.OpenCursor(store.Tables.Free);
        for (bool more = cursor.First(); more; more = cursor.Next())
        {
            Range range = new(BinaryPrimitives.ReadInt64BigEndian(cursor.Key), BinaryPrimitives.ReadInt64LittleEndian(cursor.Value), "free");
            ranges.Add(range);
            sum += range.Length;
            BinaryPrimitives.WriteInt64BigEndian(bySize, range.Length);
            BinaryPrimitives.WriteInt64BigEndian(bySize[sizeof(long)..], range.Offset);
            if (!txn.TryGet(store.Tables.FreeBySize, bySize, out _))
            {
                report.AddDamage($"the free space at {range.Offset} is not listed by its size");
            }
        }

        if (txn.Count(store.Tables.Free) != txn.Count(store.Tables.FreeBySize))
        {
            report.AddDamage("free space is listed by size that is not free");
        }

        return sum;
    }

    private static long AddReleased(PoolStore store, Transaction txn, List<Range> ranges)
    {
        long sum = 0;
        using Cursor cursor = txn.OpenCursor(store.Tables.Released);
        for (bool more = cursor.First(); more; more = cursor.Next())
        {
            Range range = new(
                BinaryPrimitives.ReadInt64BigEndian(cursor.Key[sizeof(ulong)..]), BinaryPrimitives.ReadInt64LittleEndian(cursor.Value), "released");
            ranges.Add(range);
            sum += range.Length;
        }

        return sum;
    }

    private static void CompareRanges(List<Range> ranges, long dataEnd, CheckReport report)
    {
        ranges.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        Range before = new(0, 0, "");
        foreach (Range range in ranges)
        {
            if (range.Offset < before.End)
            {
                report.AddDamage($"the block at {range.Offset} ({range.State}) overlaps the one at {before.Offset} ({before.State})");
            }

            if (range.Length <= 0 || range.End > dataEnd)
            {
                report.AddDamage($"the block at {range.Offset} ({range.State}, {range.Length} bytes) lies outside the {dataEnd} bytes of the data file");
            }

            before = range.End > before.End ? range : before;
        }
    }

    private void CompareUsers(PoolStore store, Transaction txn, CheckReport report)
    {
        ulong several = 0;
        Span<byte> key = stackalloc byte[sizeof(long)];
        foreach ((long offset, (_, uint users)) in _blocks)
        {
            BinaryPrimitives.WriteInt64BigEndian(key, offset);
            uint noted = txn.TryGet(store.Tables.Shared, key, out ReadOnlySpan<byte> value) ? BinaryPrimitives.ReadUInt32LittleEndian(value) : 1;
            several += users > 1 ? 1UL : 0;
            if (noted != users)
            {
                report.AddDamage($"{users} records use the block at {offset}; the index says {noted}");
            }
        }

        if (txn.Count(store.Tables.Shared) != several)
        {
            report.AddDamage("the index names users of blocks that nothing uses");
        }
    }

    private readonly record struct Range(long Offset, long Length, string State)
    {
        public long End => Offset + Length;
    }
}
