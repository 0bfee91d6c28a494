using System.Buffers.Binary;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// The durability of a pool, in its index: with LMDB a single process that does not sync could leave a broken file to all others, so all
/// must agree. Pools of format 1 have no such record and are of process durability.
/// </summary>
internal static class DurabilityRecord
{
    private static ReadOnlySpan<byte> Key => "durability"u8;

    public static bool IsKnown(dse_durability durability) =>
        durability is dse_durability.DSE_DURABILITY_PROCESS or dse_durability.DSE_DURABILITY_FULL;

    public static dse_durability Read(Transaction txn, in PoolTables tables)
    {
        if (!txn.TryGet(tables.Meta, Key, out ReadOnlySpan<byte> value))
        {
            return dse_durability.DSE_DURABILITY_PROCESS;
        }

        dse_durability durability = value.Length == sizeof(uint) ? (dse_durability)BinaryPrimitives.ReadUInt32LittleEndian(value) : (dse_durability)uint.MaxValue;
        return IsKnown(durability) ? durability : throw new EngineException(Der.FormatInvalid, "the durability of the pool is damaged");
    }

    public static void Write(WriteTransaction txn, in PoolTables tables, dse_durability durability)
    {
        Span<byte> value = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(value, (uint)durability);
        txn.Put(tables.Meta, Key, value);

        // A version that knows no durability would commit without a sync.
        Span<byte> format = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(format, FormatVersion.Current);
        txn.Put(tables.Meta, "format"u8, format);
    }
}
