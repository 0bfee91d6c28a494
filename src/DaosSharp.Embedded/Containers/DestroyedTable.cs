using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>Containers that are destroyed, so that nobody finds them, but whose records are not all removed yet.</summary>
internal static class DestroyedTable
{
    public static void Add(WriteContext context, uint container)
    {
        Span<byte> key = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(key, container);
        SealedRecord.Put(context.Txn, context.Tables.Destroyed, key, default);
    }

    public static void Remove(WriteContext context, uint container)
    {
        Span<byte> key = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(key, container);
        context.Txn.Delete(context.Tables.Destroyed, key);
    }
}
