using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// One superseded record. Key: kind, original key (of an extent with the container before it), complement of the epoch at which the record
/// began; value: epoch at which it ended, CRC of the key and that epoch, original record with its own CRC.
/// </summary>
internal readonly ref struct HistoryEntry
{
    public const byte AkeyKind = 1;
    public const byte ExtentKind = 2;

    /// <summary>Bytes before the original record in a value.</summary>
    public const int HeaderLength = sizeof(ulong) + sizeof(uint);

    /// <summary>Kind, container and extent key, complement of the epoch.</summary>
    public const int ExtentKeyLength = 1 + sizeof(uint) + ExtentRecord.KeyLength + sizeof(ulong);

    private HistoryEntry(byte kind, ReadOnlySpan<byte> key, ulong began, ulong end, ReadOnlySpan<byte> record)
    {
        Kind = kind;
        Key = key;
        Began = began;
        End = end;
        Record = record;
    }

    public byte Kind { get; }

    /// <summary>The key that the record had.</summary>
    public ReadOnlySpan<byte> Key { get; }

    public ulong Began { get; }

    /// <summary>Epoch of the update that superseded the record.</summary>
    public ulong End { get; }

    /// <summary>The record as it was.</summary>
    public ReadOnlySpan<byte> Record { get; }

    /// <summary>Takes an entry apart after checking the sum of its key and epochs; the record's own sum is its parser's.</summary>
    public static HistoryEntry Parse(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        TryParse(key, value, out HistoryEntry entry) ? entry : throw new EngineException(Der.Checksum, "a history record in the index is damaged");

    /// <summary>The same; false for a damaged entry.</summary>
    public static bool TryParse(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, out HistoryEntry entry)
    {
        if (value.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(value[sizeof(ulong)..]) != Checksum.Compute(key, value[..sizeof(ulong)])
            || key.Length < 1 + sizeof(uint) + sizeof(ulong) || key[0] is not (AkeyKind or ExtentKind)
            || key[0] == ExtentKind && key.Length != ExtentKeyLength)
        {
            entry = default;
            return false;
        }

        entry = new HistoryEntry(
            key[0],
            key[0] == AkeyKind ? key[1..^sizeof(ulong)] : key.Slice(1 + sizeof(uint), ExtentRecord.KeyLength),
            ~BinaryPrimitives.ReadUInt64BigEndian(key[^sizeof(ulong)..]),
            BinaryPrimitives.ReadUInt64LittleEndian(value),
            value[HeaderLength..]);
        return true;
    }

    /// <summary>Fills everything but the original record.</summary>
    public static void Begin(Span<byte> value, scoped ReadOnlySpan<byte> key, ulong end)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(value, end);
        BinaryPrimitives.WriteUInt32LittleEndian(value[sizeof(ulong)..], Checksum.Compute(key, value[..sizeof(ulong)]));
    }
}
