using System.Buffers.Binary;
using System.Security.Cryptography;
using DaosSharp;

namespace QuickStart;

/// <summary>What the key-value object keeps of a file, in 72 bytes: its size, mode, time, SHA-256, and the array with its contents.</summary>
internal sealed record FileRecord(long Size, int Mode, long ModifiedTicks, byte[] Sha256, DaosObjectId Contents)
{
    public const int Bytes = 8 + 8 + 8 + SHA256.HashSizeInBytes + 16;

    public static FileRecord Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt64LittleEndian(bytes),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
        bytes.Slice(24, SHA256.HashSizeInBytes).ToArray(),
        new DaosObjectId(BinaryPrimitives.ReadUInt64LittleEndian(bytes[56..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[64..])));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Size);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Mode);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], ModifiedTicks);
        Sha256.CopyTo(bytes[24..]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[56..], Contents.Hi);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[64..], Contents.Lo);
    }

    /// <summary>Whether a file is still the one of this record, as far as its directory entry tells.</summary>
    public bool Matches(FileInfo file) => Size == file.Length && ModifiedTicks == file.LastWriteTimeUtc.Ticks && Mode == (int)file.UnixFileMode;
}
