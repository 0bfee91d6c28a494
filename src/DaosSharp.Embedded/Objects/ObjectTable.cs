using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>Epoch of the last update of each array object, which daos_array_stat reports.</summary>
internal static class ObjectTable
{
    public static void Touch(WriteContext context, uint container, daos_obj_id_t id)
    {
        Span<byte> key = stackalloc byte[KeyCodec.ObjectPrefix];
        KeyCodec.WriteObject(key, container, id);
        Span<byte> value = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(value, context.Epoch);
        context.Txn.Put(context.Tables.Objects, key, value);
    }

    /// <summary>Epoch of the last update, or 0 when there was none.</summary>
    public static ulong LastUpdate(PoolStore store, Transaction txn, uint container, daos_obj_id_t id)
    {
        Span<byte> key = stackalloc byte[KeyCodec.ObjectPrefix];
        KeyCodec.WriteObject(key, container, id);
        return LastUpdate(store, txn, key);
    }

    /// <summary>The same by the encoded container and object id.</summary>
    public static ulong LastUpdate(PoolStore store, Transaction txn, ReadOnlySpan<byte> key) =>
        txn.TryGet(store.Tables.Objects, key, out ReadOnlySpan<byte> value) && value.Length == sizeof(ulong)
            ? BinaryPrimitives.ReadUInt64LittleEndian(value)
            : 0;
}
