using System.Buffers.Binary;
using System.Text;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>Finding and storing containers of a pool.</summary>
internal static class ContainerTable
{
    /// <summary>Finds a container by label or by the text of its UUID.</summary>
    public static ContainerRecord? Find(PoolStore store, Transaction txn, string labelOrId)
    {
        if (txn.TryGet(store.Tables.Labels, Encoding.UTF8.GetBytes(labelOrId), out ReadOnlySpan<byte> number))
        {
            return Load(store, txn, number);
        }

        return Guid.TryParseExact(labelOrId, "D", out Guid id) ? Find(store, txn, id) : null;
    }

    public static ContainerRecord? Find(PoolStore store, Transaction txn, Guid id) =>
        txn.TryGet(store.Tables.ContainerIds, id.ToByteArray(bigEndian: true), out ReadOnlySpan<byte> number) ? Load(store, txn, number) : null;

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
            list.Add(ContainerRecord.Parse(cursor.Value));
        }

        return list;
    }

    public static void Put(WriteContext context, ContainerRecord record)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(number, record.Number);
        context.Txn.Put(context.Tables.Containers, number, record.Serialize());
        context.Txn.Put(context.Tables.ContainerIds, record.Id.ToByteArray(bigEndian: true), number);
        if (record.Label.Length > 0)
        {
            context.Txn.Put(context.Tables.Labels, Encoding.UTF8.GetBytes(record.Label), number);
        }
    }

    /// <summary>Removes a container with all that it holds, snapshots first so that nothing is kept for them.</summary>
    public static void Remove(WriteContext context, ContainerRecord record)
    {
        SnapshotTable.RemoveAll(context, record.Number);
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(number, record.Number);
        AkeyTable.RemovePrefix(context, record.Number, number);
        DeletePrefix(context, context.Tables.Objects, number);
        AttributeTable.RemoveAll(context, record.Number);
        context.Txn.Delete(context.Tables.Containers, number);
        context.Txn.Delete(context.Tables.ContainerIds, record.Id.ToByteArray(bigEndian: true));
        if (record.Label.Length > 0)
        {
            context.Txn.Delete(context.Tables.Labels, Encoding.UTF8.GetBytes(record.Label));
        }
    }

    public static void DeletePrefix(WriteContext context, uint table, ReadOnlySpan<byte> prefix)
    {
        using Cursor cursor = context.Txn.OpenCursor(table);
        for (bool more = cursor.SeekAtLeast(prefix); more && cursor.Key.StartsWith(prefix); more = cursor.SeekAtLeast(prefix))
        {
            context.Txn.Delete(cursor);
        }
    }

    private static ContainerRecord? Load(PoolStore store, Transaction txn, ReadOnlySpan<byte> number) =>
        txn.TryGet(store.Tables.Containers, number, out ReadOnlySpan<byte> record) ? ContainerRecord.Parse(record) : null;
}
