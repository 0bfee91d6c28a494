using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// The record of one akey: a single value, inline or as a block of the data file, or the head of an array.
/// Layout: kind, flags, 2 bytes zero, CRC of key and rest, epoch; block offset and length, or array number and record size; whole keys
/// that the index key does not hold; then the value, or the checksums of the block.
/// </summary>
internal readonly ref struct AkeyRecord
{
    public const byte InlineValue = 1;
    public const byte BlockValue = 2;
    public const byte ArrayHead = 3;

    private const byte HasDkey = 1;
    private const byte HasAkey = 2;
    private const int HeaderLength = 16;
    private const int FixedLength = 16;

    private readonly ReadOnlySpan<byte> _record;

    private AkeyRecord(ReadOnlySpan<byte> record) => _record = record;

    public byte Kind => _record[0];

    public bool IsArray => Kind == ArrayHead;

    /// <summary>Epoch of the update that made this record.</summary>
    public ulong Epoch => BinaryPrimitives.ReadUInt64LittleEndian(_record[8..]);

    public long BlockOffset => BinaryPrimitives.ReadInt64LittleEndian(_record[HeaderLength..]);

    public long BlockLength => BinaryPrimitives.ReadInt64LittleEndian(_record[(HeaderLength + 8)..]);

    public ulong ArrayNumber => BinaryPrimitives.ReadUInt64LittleEndian(_record[HeaderLength..]);

    /// <summary>Bytes of a record of the array.</summary>
    public ulong RecordSize => BinaryPrimitives.ReadUInt64LittleEndian(_record[(HeaderLength + 8)..]);

    /// <summary>The whole record.</summary>
    public ReadOnlySpan<byte> Bytes => _record;

    /// <summary>The inline value, or the checksums of the block.</summary>
    public ReadOnlySpan<byte> Tail => _record[(FixedEnd + KeysLength(_record, FixedEnd))..];

    /// <summary>Size of the single value in bytes; 0 for an array.</summary>
    public ulong ValueLength => Kind switch
    {
        InlineValue => (ulong)Tail.Length,
        BlockValue => (ulong)BlockLength,
        _ => 0,
    };

    /// <summary>The dkey, when the index key holds only a prefix of it.</summary>
    public ReadOnlySpan<byte> LongDkey => (_record[1] & HasDkey) == 0 ? default : KeyAt(FixedEnd);

    /// <summary>The akey, when the index key holds only a prefix of it.</summary>
    public ReadOnlySpan<byte> LongAkey
    {
        get
        {
            if ((_record[1] & HasAkey) == 0)
            {
                return default;
            }

            int at = FixedEnd;
            return KeyAt((_record[1] & HasDkey) == 0 ? at : at + sizeof(uint) + KeyAt(at).Length);
        }
    }

    private int FixedEnd => Kind == InlineValue ? HeaderLength : HeaderLength + FixedLength;

    /// <summary>Takes a record from the index apart after checking its sum and its lengths.</summary>
    public static AkeyRecord Parse(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> record)
    {
        if (!IsSealedFor(key, record))
        {
            throw Damaged();
        }

        int end = record[0] == InlineValue ? HeaderLength : HeaderLength + FixedLength;
        if (record[0] is < InlineValue or > ArrayHead || record.Length < end || KeysLength(record, end) < 0)
        {
            throw Damaged();
        }

        AkeyRecord parsed = new(record);
        if (parsed.Kind == BlockValue && (parsed.BlockLength < 0 || parsed.Tail.Length != DataBlock.ChecksumBytes(parsed.BlockLength)))
        {
            throw Damaged();
        }

        return parsed;
    }

    /// <summary>Length of a record with this tail.</summary>
    public static int Measure(byte kind, in AkeyAddress address, int tail) =>
        HeaderLength + (kind == InlineValue ? 0 : FixedLength)
        + (address.HasLongDkey ? sizeof(uint) + address.Dkey.Length : 0)
        + (address.HasLongAkey ? sizeof(uint) + address.Akey.Length : 0) + tail;

    /// <summary>Fills everything but the tail and the sum.</summary>
    /// <returns>The tail, for the caller to fill before <see cref="Seal"/>.</returns>
    public static Span<byte> Begin(Span<byte> record, byte kind, scoped in AkeyAddress address, ulong epoch, ulong first, ulong second)
    {
        record[..HeaderLength].Clear();
        record[0] = kind;
        record[1] = (byte)((address.HasLongDkey ? HasDkey : 0) | (address.HasLongAkey ? HasAkey : 0));
        BinaryPrimitives.WriteUInt64LittleEndian(record[8..], epoch);
        int at = HeaderLength;
        if (kind != InlineValue)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(record[at..], first);
            BinaryPrimitives.WriteUInt64LittleEndian(record[(at + 8)..], second);
            at += FixedLength;
        }

        at = address.HasLongDkey ? PutKey(record, at, address.Dkey) : at;
        at = address.HasLongAkey ? PutKey(record, at, address.Akey) : at;
        return record[at..];
    }

    public static void Seal(ReadOnlySpan<byte> key, Span<byte> record) =>
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], Checksum.Compute(key, record[8..]));

    /// <summary>True when the record's sum was made for this key and the record is as it was then.</summary>
    public static bool IsSealedFor(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> record) =>
        record.Length >= HeaderLength && BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) == Checksum.Compute(key, record[8..]);

    public static EngineException Damaged() => new(Der.Checksum, "an akey record of the index is damaged");

    private static int PutKey(Span<byte> record, int at, ReadOnlySpan<byte> key)
    {
        BinaryPrimitives.WriteInt32LittleEndian(record[at..], key.Length);
        key.CopyTo(record[(at + sizeof(uint))..]);
        return at + sizeof(uint) + key.Length;
    }

    private ReadOnlySpan<byte> KeyAt(int at) =>
        _record.Slice(at + sizeof(uint), BinaryPrimitives.ReadInt32LittleEndian(_record[at..]));

    // -1 when the lengths do not fit the record.
    private static int KeysLength(ReadOnlySpan<byte> record, int at)
    {
        int start = at;
        for (int flag = HasDkey; flag <= HasAkey; flag <<= 1)
        {
            if ((record[1] & flag) == 0)
            {
                continue;
            }

            if (record.Length - at < sizeof(uint))
            {
                return -1;
            }

            int length = BinaryPrimitives.ReadInt32LittleEndian(record[at..]);
            if (length < 0 || length > record.Length - at - sizeof(uint))
            {
                return -1;
            }

            at += sizeof(uint) + length;
        }

        return at - start;
    }
}
