using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// Epoch of the last update of each array object, which daos_array_stat reports, and of each array akey of other objects: its record keeps
/// the epoch at which it was made, but a transaction that read its extents must see that they changed.
/// </summary>
internal static class ObjectTable
{
    /// <summary>What a record of the table is of, for the words of errors.</summary>
    public const string What = "the last update of an object";

    public static void Touch(WriteContext context, uint container, daos_obj_id_t id)
    {
        Span<byte> key = stackalloc byte[KeyCodec.ObjectPrefix];
        KeyCodec.WriteObject(key, container, id);
        Touch(context, key);
    }

    /// <summary>The same for an array akey by its index key.</summary>
    public static void Touch(WriteContext context, ReadOnlySpan<byte> key)
    {
        Span<byte> value = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(value, context.Epoch);
        SealedRecord.Put(context.Txn, context.Tables.Objects, key, value);
    }

    /// <summary>Epoch of the last update, or 0 when there was none.</summary>
    public static ulong LastUpdate(PoolStore store, Transaction txn, uint container, daos_obj_id_t id)
    {
        Span<byte> key = stackalloc byte[KeyCodec.ObjectPrefix];
        KeyCodec.WriteObject(key, container, id);
        return LastUpdate(store, txn, key);
    }

    /// <summary>The same by the encoded container and object id, or by the index key of an array akey.</summary>
    public static ulong LastUpdate(PoolStore store, Transaction txn, ReadOnlySpan<byte> key) =>
        SealedRecord.TryGet(txn, store.Tables.Objects, key, sizeof(ulong), What, out ReadOnlySpan<byte> value)
            ? BinaryPrimitives.ReadUInt64LittleEndian(value)
            : 0;
}
