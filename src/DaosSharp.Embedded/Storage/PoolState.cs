using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DaosSharp.Embedded.Storage;

/// <summary>Counters of a pool that change with almost every write; one record in the index.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PoolState
{
    private const int Size = 48;

    /// <summary>Epoch of the last update.</summary>
    public ulong LastEpoch;

    /// <summary>End of the part of the data file that was ever handed out, in bytes.</summary>
    public long DataEnd;

    /// <summary>Bytes below <see cref="DataEnd"/> that are free at once.</summary>
    public long FreeBytes;

    /// <summary>Bytes below <see cref="DataEnd"/> that wait for running reads to end.</summary>
    public long ReleasedBytes;

    /// <summary>Last number given to an array akey.</summary>
    public ulong LastArray;

    /// <summary>Last number given to a container.</summary>
    public uint LastContainer;

    public static ReadOnlySpan<byte> Key => "state"u8;

    public static PoolState Read(Transaction txn, in PoolTables tables)
    {
        // Without its state nothing of a pool may be written: space in use would be handed out again.
        if (!SealedRecord.TryGet(txn, tables.Meta, Key, Size, "the pool's state", out ReadOnlySpan<byte> v))
        {
            throw new EngineException(Der.FormatInvalid, "the index lacks the pool's state");
        }

        PoolState state = default;

        state.LastEpoch = BinaryPrimitives.ReadUInt64LittleEndian(v);
        state.DataEnd = BinaryPrimitives.ReadInt64LittleEndian(v[8..]);
        state.FreeBytes = BinaryPrimitives.ReadInt64LittleEndian(v[16..]);
        state.ReleasedBytes = BinaryPrimitives.ReadInt64LittleEndian(v[24..]);
        state.LastArray = BinaryPrimitives.ReadUInt64LittleEndian(v[32..]);
        state.LastContainer = BinaryPrimitives.ReadUInt32LittleEndian(v[40..]);
        return state.DataEnd >= 0 && state.FreeBytes >= 0 && state.ReleasedBytes >= 0 && state.FreeBytes <= state.DataEnd - state.ReleasedBytes
            ? state
            : throw new EngineException(Der.FormatInvalid, "the pool's counters of space contradict each other");
    }

    public readonly void Write(WriteTransaction txn, in PoolTables tables)
    {
        Span<byte> v = stackalloc byte[Size];
        v.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(v, LastEpoch);
        BinaryPrimitives.WriteInt64LittleEndian(v[8..], DataEnd);
        BinaryPrimitives.WriteInt64LittleEndian(v[16..], FreeBytes);
        BinaryPrimitives.WriteInt64LittleEndian(v[24..], ReleasedBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(v[32..], LastArray);
        BinaryPrimitives.WriteUInt32LittleEndian(v[40..], LastContainer);
        SealedRecord.Put(txn, tables.Meta, Key, v);
    }
}
