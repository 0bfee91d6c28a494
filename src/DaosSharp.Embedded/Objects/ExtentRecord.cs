using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// One extent of an array akey: consecutive records, inline or in a block of the data file that other extents may share after an
/// overwrite cut it. Layout: kind, 3 bytes zero, CRC of key and rest, epoch, number of records; then the bytes, or block offset, block
/// length, bytes to skip at its front, checksums of the block.
/// </summary>
internal readonly ref struct ExtentRecord
{
    public const byte Inline = 1;
    public const byte Block = 2;

    public const int KeyLength = 2 * sizeof(ulong);
    public const int HeaderLength = 24;
    public const int BlockHeaderLength = 48;

    private readonly ReadOnlySpan<byte> _record;

    private ExtentRecord(ulong start, ReadOnlySpan<byte> record)
    {
        Start = start;
        _record = record;
    }

    /// <summary>Index of the first record.</summary>
    public ulong Start { get; }

    /// <summary>Index after the last record.</summary>
    public ulong End => Start + Count;

    public byte Kind => _record[0];

    /// <summary>Epoch since which the extent looks like this.</summary>
    public ulong Epoch => BinaryPrimitives.ReadUInt64LittleEndian(_record[8..]);

    /// <summary>Number of records.</summary>
    public ulong Count => BinaryPrimitives.ReadUInt64LittleEndian(_record[16..]);

    public ReadOnlySpan<byte> InlineData => _record[HeaderLength..];

    public long BlockOffset => BinaryPrimitives.ReadInt64LittleEndian(_record[24..]);

    public long BlockLength => BinaryPrimitives.ReadInt64LittleEndian(_record[32..]);

    /// <summary>Bytes of the block before the extent's first record.</summary>
    public long BlockSkip => BinaryPrimitives.ReadInt64LittleEndian(_record[40..]);

    public ReadOnlySpan<byte> Checksums => _record[BlockHeaderLength..];

    /// <summary>Takes an extent from the index apart after checking its sum and its lengths.</summary>
    public static ExtentRecord Parse(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> record, ulong recordSize)
    {
        EpochOf(key, record);
        ExtentRecord extent = new(BinaryPrimitives.ReadUInt64BigEndian(key[8..]), record);
        UInt128 bytes = (UInt128)extent.Count * recordSize;
        bool fits = extent.Kind switch
        {
            Inline => bytes == (UInt128)extent.InlineData.Length,
            Block => record.Length >= BlockHeaderLength && extent.BlockOffset >= 0 && extent.BlockLength >= 0 && extent.BlockSkip >= 0
                && (UInt128)extent.BlockSkip + bytes <= (UInt128)extent.BlockLength
                && extent.Checksums.Length == DataBlock.ChecksumBytes(extent.BlockLength),
            _ => false,
        };
        return fits && extent.End > extent.Start ? extent : throw Damaged();
    }

    /// <summary>The epoch of an extent after checking its sum, of whatever array.</summary>
    public static ulong EpochOf(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> record) =>
        IsSealedFor(key, record) ? BinaryPrimitives.ReadUInt64LittleEndian(record[8..]) : throw Damaged();

    /// <summary>The block of an extent of whatever array; false when it is inline, or damaged.</summary>
    public static bool TryGetBlock(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> record, out long offset, out long length)
    {
        bool isBlock = record.Length >= BlockHeaderLength && record[0] == Block && IsSealedFor(key, record);
        offset = isBlock ? BinaryPrimitives.ReadInt64LittleEndian(record[24..]) : 0;
        length = isBlock ? BinaryPrimitives.ReadInt64LittleEndian(record[32..]) : 0;
        return isBlock;
    }

    /// <summary>True when the record's sum was made for this key and the record is as it was then.</summary>
    public static bool IsSealedFor(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> record) =>
        key.Length == KeyLength && record.Length >= HeaderLength
        && BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) == Checksum.Compute(key, record[8..]);

    public static EngineException Damaged() => new(Der.Checksum, "an extent record of the index is damaged");

    public static void WriteKey(Span<byte> key, ulong array, ulong start)
    {
        BinaryPrimitives.WriteUInt64BigEndian(key, array);
        BinaryPrimitives.WriteUInt64BigEndian(key[8..], start);
    }

    /// <summary>Fills everything but the data, the checksums of the block and the sum.</summary>
    public static void Begin(Span<byte> record, byte kind, ulong epoch, ulong count)
    {
        record[..HeaderLength].Clear();
        record[0] = kind;
        BinaryPrimitives.WriteUInt64LittleEndian(record[8..], epoch);
        BinaryPrimitives.WriteUInt64LittleEndian(record[16..], count);
    }

    public static void SetBlock(Span<byte> record, long offset, long length, long skip)
    {
        BinaryPrimitives.WriteInt64LittleEndian(record[24..], offset);
        BinaryPrimitives.WriteInt64LittleEndian(record[32..], length);
        BinaryPrimitives.WriteInt64LittleEndian(record[40..], skip);
    }

    public static void Seal(ReadOnlySpan<byte> key, Span<byte> record) =>
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], Checksum.Compute(key, record[8..]));

    /// <summary>Reads records of the extent into the caller's buffers.</summary>
    /// <param name="from">Index of the first record wanted, within the extent.</param>
    public void Read(DataFile file, ulong from, ulong count, ulong recordSize, ref DestinationBuffers destination)
    {
        long skip = (long)((from - Start) * recordSize);
        long length = (long)(count * recordSize);
        if (Kind == Inline)
        {
            destination.CopyFrom(InlineData.Slice((int)skip, (int)length));
            return;
        }

        DataBlock.Read(file, BlockOffset, BlockLength, Checksums, BlockSkip + skip, length, ref destination);
    }
}
