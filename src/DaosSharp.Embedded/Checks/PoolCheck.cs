using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Checks;

/// <summary>
/// Reads every record of a pool and every block that one names, and counts what does not agree with its checksums or with the map of free
/// and shared space.
/// </summary>
internal static class PoolCheck
{
    /// <param name="readBlocks">Also read the data file; without, only the index is compared with itself.</param>
    public static CheckReport Run(PoolStore store, bool readBlocks = true)
    {
        CheckReport report = new();
        using StoreRead read = store.BeginRead();
        Each(read.Txn, store.Tables.Containers, report, (_, value) => ContainerRecord.Parse(value));
        Dictionary<ulong, ulong> recordSizes = [];
        SpaceAccount space = new();
        DataFile? data = readBlocks ? store.Data : null;
        Each(read.Txn, store.Tables.Akeys, report, (key, value) => CheckAkey(data, key, value, recordSizes, space));
        Each(read.Txn, store.Tables.History, report, (key, value) =>
        {
            if (key[0] == HistoryTable.AkeyKind)
            {
                CheckAkey(data, key[1..^sizeof(ulong)], value[HistoryTable.EndLength..], recordSizes, space);
            }
        });
        Each(read.Txn, store.Tables.Extents, report, (key, value) => CheckExtent(data, key, value, recordSizes, space));
        Each(read.Txn, store.Tables.History, report, (key, value) =>
        {
            if (key[0] == HistoryTable.ExtentKind)
            {
                CheckExtent(data, key.Slice(1 + sizeof(uint), ExtentRecord.KeyLength), value[HistoryTable.EndLength..], recordSizes, space);
            }
        });
        // A record that cannot be read would leave its block without a user.
        if (report.Damaged == 0)
        {
            space.Compare(store, read.Txn, report);
        }

        return report;
    }

    private delegate void Look(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    private static void Each(ReadTransaction txn, uint table, CheckReport report, Look look)
    {
        using Cursor cursor = txn.OpenCursor(table);
        for (bool more = cursor.First(); more; more = cursor.Next())
        {
            report.Records++;
            try
            {
                look(cursor.Key, cursor.Value);
            }
            catch (Exception e) when (e is EngineException or ArgumentException or IndexOutOfRangeException or IOException)
            {
                report.AddDamage(e.Message);
            }
        }
    }

    private static void CheckAkey(
        DataFile? data, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Dictionary<ulong, ulong> recordSizes, SpaceAccount space)
    {
        AkeyRecord record = AkeyRecord.Parse(key, value);
        if (record.IsArray)
        {
            recordSizes[record.ArrayNumber] = record.RecordSize;
        }
        else if (record.Kind == AkeyRecord.BlockValue)
        {
            CheckBlock(data, record.BlockOffset, record.BlockLength, record.Tail, space);
        }
    }

    private static void CheckExtent(
        DataFile? data, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Dictionary<ulong, ulong> recordSizes, SpaceAccount space)
    {
        ulong array = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(key);
        if (!recordSizes.TryGetValue(array, out ulong recordSize))
        {
            throw new EngineException(Der.Checksum, $"an extent belongs to the array {array}, which no akey names");
        }

        ExtentRecord extent = ExtentRecord.Parse(key, value, recordSize);
        if (extent.Kind == ExtentRecord.Block)
        {
            CheckBlock(data, extent.BlockOffset, extent.BlockLength, extent.Checksums, space);
        }
    }

    private static void CheckBlock(DataFile? data, long offset, long length, ReadOnlySpan<byte> checksums, SpaceAccount space)
    {
        space.Add(offset, length);
        if (data != null)
        {
            DataBlock.Verify(data, offset, length, checksums);
        }
    }
}
