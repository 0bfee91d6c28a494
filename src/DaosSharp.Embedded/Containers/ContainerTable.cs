using System.Buffers.Binary;
using System.Text;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>Finding and storing containers of a pool.</summary>
internal static class ContainerTable
{
    /// <summary>What the records of the three tables are of, for the words of errors.</summary>
    public const string LabelRecord = "the label of a container";
    public const string IdRecord = "the UUID of a container";

    /// <summary>Finds a container by label or by the text of its UUID.</summary>
    public static ContainerRecord? Find(PoolStore store, Transaction txn, string labelOrId)
    {
        if (SealedRecord.TryFind(txn, store.Tables.Labels, Encoding.UTF8.GetBytes(labelOrId), sizeof(uint), LabelRecord, out ReadOnlySpan<byte> number))
        {
            return Load(store, txn, number);
        }

        return Guid.TryParseExact(labelOrId, "D", out Guid id) ? Find(store, txn, id) : null;
    }

    public static ContainerRecord? Find(PoolStore store, Transaction txn, Guid id) =>
        SealedRecord.TryFind(txn, store.Tables.ContainerIds, id.ToByteArray(bigEndian: true), sizeof(uint), IdRecord, out ReadOnlySpan<byte> number)
            ? Load(store, txn, number)
            : null;

    public static ContainerRecord? Find(PoolStore store, Transaction txn, uint number)
    {
        Span<byte> key = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(key, number);
        return Load(store, txn, key);
    }

    public static List<ContainerRecord> List(PoolStore store, Transaction txn)
    {
        List<ContainerRecord> list = [];
        using Cursor cursor = txn.OpenCursor(store.Tables.Containers);
        for (bool more = cursor.First(); more; more = cursor.Next())
        {
            list.Add(ContainerRecord.Parse(cursor.Key, cursor.Value));
        }

        return list;
    }

    public static void Put(WriteContext context, ContainerRecord record)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(number, record.Number);
        SealedRecord.Put(context.Txn, context.Tables.Containers, number, record.Serialize());
        SealedRecord.Put(context.Txn, context.Tables.ContainerIds, record.Id.ToByteArray(bigEndian: true), number);
        if (record.Label.Length > 0)
        {
            SealedRecord.Put(context.Txn, context.Tables.Labels, Encoding.UTF8.GetBytes(record.Label), number);
        }
    }

    /// <summary>Removes a container and its snapshots, so that nobody finds it and nothing is kept for it any more.</summary>
    public static void Remove(WriteContext context, ContainerRecord record)
    {
        SnapshotTable.RemoveAll(context, record.Number);
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(number, record.Number);
        context.Txn.Delete(context.Tables.Containers, number);
        context.Txn.Delete(context.Tables.ContainerIds, record.Id.ToByteArray(bigEndian: true));
        if (record.Label.Length > 0)
        {
            context.Txn.Delete(context.Tables.Labels, Encoding.UTF8.GetBytes(record.Label));
        }
    }

    private static ContainerRecord? Load(PoolStore store, Transaction txn, ReadOnlySpan<byte> number) =>
        txn.TryGet(store.Tables.Containers, number, out ReadOnlySpan<byte> record) ? ContainerRecord.Parse(number, record) : null;
}
