using System.Buffers.Binary;

namespace DaosSharp.Embedded.Storage;

/// <summary>A run of bytes of the data file that no record uses, as the tables of free and released space name it.</summary>
internal readonly record struct SpaceRun(long Offset, long Length)
{
    public long End => Offset + Length;

    /// <summary>A record of the free space by offset.</summary>
    public static SpaceRun ParseFree(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        Check(key, sizeof(long), BinaryPrimitives.ReadInt64BigEndian(key), BinaryPrimitives.ReadInt64LittleEndian(Open(key, value, sizeof(long))));

    /// <summary>A record of the free space by length.</summary>
    public static SpaceRun ParseBySize(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        Open(key, value, 0);
        return Check(key, 2 * sizeof(long), BinaryPrimitives.ReadInt64BigEndian(key[sizeof(long)..]), BinaryPrimitives.ReadInt64BigEndian(key));
    }

    /// <summary>A record of the space that running reads may still need.</summary>
    /// <param name="transaction">Number of the transaction that gave it up.</param>
    public static SpaceRun ParseReleased(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, out ulong transaction)
    {
        long length = BinaryPrimitives.ReadInt64LittleEndian(Open(key, value, sizeof(long)));
        transaction = BinaryPrimitives.ReadUInt64BigEndian(key);
        return Check(key, 2 * sizeof(long), BinaryPrimitives.ReadInt64BigEndian(key[sizeof(long)..]), length);
    }

    public static EngineException Damaged() => new(Der.Checksum, "the index contradicts itself about the free space of the data file");

    private static ReadOnlySpan<byte> Open(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, int length) =>
        SealedRecord.Open(key, value, length, "a record of free space");

    private static SpaceRun Check(scoped ReadOnlySpan<byte> key, int keyLength, long offset, long length) =>
        key.Length == keyLength && offset >= 0 && length > 0 && length <= long.MaxValue - offset ? new SpaceRun(offset, length) : throw Damaged();
}
