using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// Records that were superseded while a snapshot shows them. Key: kind, original key, complement of the epoch at which the record began;
/// value: epoch at which it ended, original record. So the first entry at or after (key, ~epoch) is the newest that began by then.
/// </summary>
internal static class HistoryTable
{
    public const byte AkeyKind = 1;
    public const byte ExtentKind = 2;

    /// <summary>Bytes before the original record in a value.</summary>
    public const int EndLength = sizeof(ulong);

    /// <summary>Kind, container and extent key, complement of the epoch.</summary>
    public const int ExtentKeyLength = 1 + sizeof(uint) + ExtentRecord.KeyLength + sizeof(ulong);

    public static void ArchiveAkey(WriteContext context, ReadOnlySpan<byte> key, ReadOnlySpan<byte> record, ulong began)
    {
        Span<byte> archived = stackalloc byte[1 + KeyCodec.MaxLength + sizeof(ulong)];
        int length = WriteAkeyKey(archived, key, began);
        Put(context, archived[..length], record);
    }

    public static void ArchiveExtent(
        WriteContext context, uint container, ReadOnlySpan<byte> key, ReadOnlySpan<byte> record, ulong began)
    {
        Span<byte> archived = stackalloc byte[ExtentKeyLength];
        archived[0] = ExtentKind;
        BinaryPrimitives.WriteUInt32BigEndian(archived[1..], container);
        key.CopyTo(archived[(1 + sizeof(uint))..]);
        BinaryPrimitives.WriteUInt64BigEndian(archived[^sizeof(ulong)..], ~began);
        Put(context, archived, record);
    }

    public static int WriteAkeyKey(Span<byte> archived, ReadOnlySpan<byte> key, ulong epoch)
    {
        archived[0] = AkeyKind;
        key.CopyTo(archived[1..]);
        BinaryPrimitives.WriteUInt64BigEndian(archived[(1 + key.Length)..], ~epoch);
        return 1 + key.Length + sizeof(ulong);
    }

    /// <summary>Epoch at which an archived record ended.</summary>
    public static ulong End(ReadOnlySpan<byte> value) => value.Length >= EndLength
        ? BinaryPrimitives.ReadUInt64LittleEndian(value)
        : throw new EngineException(Der.Checksum, "a history record of the index is damaged");

    /// <summary>Epoch at which an archived record began.</summary>
    public static ulong Began(ReadOnlySpan<byte> key) => ~BinaryPrimitives.ReadUInt64BigEndian(key[^sizeof(ulong)..]);

    public static bool TryFindAkey(in ReadView view, scoped ReadOnlySpan<byte> key, out AkeyRecord record)
    {
        Span<byte> wanted = stackalloc byte[1 + KeyCodec.MaxLength + sizeof(ulong)];
        int length = WriteAkeyKey(wanted, key, view.Epoch);
        using Cursor cursor = view.Txn.OpenCursor(view.Store.Tables.History);
        bool found = cursor.SeekAtLeast(wanted[..length]) && cursor.Key.Length == length
            && cursor.Key[..(1 + key.Length)].SequenceEqual(wanted[..(1 + key.Length)]) && End(cursor.Value) > view.Epoch;
        record = found ? AkeyRecord.Parse(key, cursor.Value[EndLength..]) : default;
        return found;
    }

    private static void Put(WriteContext context, ReadOnlySpan<byte> key, ReadOnlySpan<byte> record)
    {
        Span<byte> value = context.Txn.Reserve(context.Tables.History, key, EndLength + record.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(value, context.Epoch);
        record.CopyTo(value[EndLength..]);
    }
}
