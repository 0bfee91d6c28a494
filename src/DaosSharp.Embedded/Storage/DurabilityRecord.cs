using System.Buffers.Binary;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// The durability of a pool, in its index: with LMDB a single process that does not sync could leave a broken file to all others, so all
/// must agree.
/// </summary>
internal static class DurabilityRecord
{
    private const string What = "the durability of the pool";

    private static ReadOnlySpan<byte> Key => "durability"u8;

    public static bool IsKnown(dse_durability durability) =>
        durability is dse_durability.DSE_DURABILITY_PROCESS or dse_durability.DSE_DURABILITY_FULL;

    public static dse_durability Read(Transaction txn, in PoolTables tables)
    {
        bool found = SealedRecord.TryGet(txn, tables.Meta, Key, sizeof(uint), What, out ReadOnlySpan<byte> value);
        dse_durability durability = found ? (dse_durability)BinaryPrimitives.ReadUInt32LittleEndian(value) : (dse_durability)uint.MaxValue;
        return IsKnown(durability) ? durability : throw new EngineException(Der.FormatInvalid, $"{What} is missing or unknown");
    }

    public static void Write(WriteTransaction txn, in PoolTables tables, dse_durability durability)
    {
        Span<byte> value = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(value, (uint)durability);
        SealedRecord.Put(txn, tables.Meta, Key, value);
    }
}
