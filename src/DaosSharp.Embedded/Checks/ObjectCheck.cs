using System.Buffers.Binary;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Checks;

/// <summary>Akeys, extents, their history, and the blocks that they name.</summary>
internal sealed class ObjectCheck(
    PoolStore store, Transaction txn, CheckReport report, PoolState state, ContainerCheck containers, SpaceAccount space, bool readBlocks)
{
    private readonly Dictionary<ulong, (ulong RecordSize, string Owner)> _arrays = [];
    private ulong _array;
    private ulong _end;

    public void Run()
    {
        TableWalk walk = new(txn, report);
        walk.Each(store.Tables.Objects, "updates of objects", CheckUpdate);
        walk.Each(store.Tables.Akeys, "akeys", (key, value) => CheckAkey(key, value));
        walk.Each(store.Tables.History, "history", (key, value) =>
        {
            if (CheckHistory(key, value) is { Kind: HistoryEntry.AkeyKind } entry && CheckAkey(entry.Key, entry.Record) != entry.Began)
            {
                report.Add(FindingKind.Record, $"history, {TableWalk.DescribeObject(entry.Key)}: a record began at another epoch than its key says");
            }
        });
        walk.Each(store.Tables.Extents, "extents", (key, value) =>
            CheckOverlap(CheckExtent(key, value), BinaryPrimitives.ReadUInt64BigEndian(key)));

        // After all heads of arrays, which the history has before the extents anyway, and the current extents.
        walk.Each(store.Tables.History, "history of extents", (key, value) =>
        {
            HistoryEntry entry = HistoryEntry.Parse(key, value);
            if (entry.Kind == HistoryEntry.ExtentKind && CheckExtent(entry.Key, entry.Record).Epoch != entry.Began)
            {
                report.Add(FindingKind.Record, "history: an extent began at another epoch than its key says");
            }
        });
    }

    private void CheckUpdate(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> epoch = SealedRecord.Open(key, value, sizeof(ulong), ObjectTable.What);
        string name = TableWalk.DescribeObject(key);
        containers.Require(BinaryPrimitives.ReadUInt32BigEndian(key), name);
        containers.RequireEpoch(BinaryPrimitives.ReadUInt64LittleEndian(epoch), name);
        if (key.Length > KeyCodec.ObjectPrefix && !txn.TryGet(store.Tables.Akeys, key, out _))
        {
            report.Add(FindingKind.Reference, $"{name}: the last update of an akey that is not there");
        }
    }

    private HistoryEntry CheckHistory(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        HistoryEntry entry = HistoryEntry.Parse(key, value);
        containers.Require(BinaryPrimitives.ReadUInt32BigEndian(key[1..]), "a superseded record");
        containers.RequireEpoch(entry.End, "a superseded record");
        return entry.End > entry.Began ? entry : throw new EngineException(Der.Checksum, "it ended before it began");
    }

    // Gives the record's epoch.
    private ulong CheckAkey(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        AkeyRecord record = AkeyRecord.Parse(key, value);
        string name = TableWalk.DescribeObject(key);
        containers.Require(BinaryPrimitives.ReadUInt32BigEndian(key), name);
        containers.RequireEpoch(record.Epoch, name);
        if (record.Kind == AkeyRecord.BlockValue)
        {
            CheckBlock(record.BlockOffset, record.BlockLength, record.Tail, name);
        }
        else if (record.IsArray)
        {
            if (!_arrays.TryAdd(record.ArrayNumber, (record.RecordSize, name)) || record.ArrayNumber > state.LastArray)
            {
                report.Add(FindingKind.Reference, $"{name}: its array {record.ArrayNumber} is another's too, or was never given out", endangers: true);
            }
        }

        return record.Epoch;
    }

    private ExtentRecord CheckExtent(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        ulong array = BinaryPrimitives.ReadUInt64BigEndian(key);
        if (!_arrays.TryGetValue(array, out (ulong RecordSize, string Owner) head))
        {
            ExtentRecord.EpochOf(key, value);
            report.Add(FindingKind.Reference, $"an extent belongs to the array {array}, which no akey names");
            throw new EngineException(Der.Checksum, "the extent cannot be read");
        }

        ExtentRecord extent = ExtentRecord.Parse(key, value, head.RecordSize);
        string name = $"{head.Owner}, records from {extent.Start}";
        containers.RequireEpoch(extent.Epoch, name);
        if (extent.Kind == ExtentRecord.Block)
        {
            CheckBlock(extent.BlockOffset, extent.BlockLength, extent.Checksums, name);
        }

        return extent;
    }

    private void CheckOverlap(ExtentRecord extent, ulong array)
    {
        if (array == _array && extent.Start < _end)
        {
            report.Add(FindingKind.Reference, $"the extent of the array {array} from {extent.Start} overlaps the one before it", endangers: true);
        }

        _array = array;
        _end = extent.End;
    }

    private void CheckBlock(long offset, long length, ReadOnlySpan<byte> checksums, string name)
    {
        if (!space.TryAdd(offset, length, name) || !readBlocks)
        {
            return;
        }

        try
        {
            DataBlock.Verify(store.Data, offset, length, checksums);
        }
        catch (Exception e) when (e is EngineException or IOException)
        {
            report.Add(FindingKind.Data, $"{name}: {e.Message}");
        }
    }
}
