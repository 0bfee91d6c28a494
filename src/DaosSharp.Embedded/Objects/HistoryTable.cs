using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// Records that were superseded while a snapshot shows them, as <see cref="HistoryEntry"/> has them. Epochs in the keys are complements, so
/// the first entry at or after (key, ~epoch) is the newest that began by then.
/// </summary>
internal static class HistoryTable
{
    public static void ArchiveAkey(WriteContext context, ReadOnlySpan<byte> key, ReadOnlySpan<byte> record, ulong began)
    {
        Span<byte> archived = stackalloc byte[1 + KeyCodec.MaxLength + sizeof(ulong)];
        int length = WriteAkeyKey(archived, key, began);
        Put(context, archived[..length], record);
    }

    public static void ArchiveExtent(
        WriteContext context, uint container, ReadOnlySpan<byte> key, ReadOnlySpan<byte> record, ulong began)
    {
        Span<byte> archived = stackalloc byte[HistoryEntry.ExtentKeyLength];
        archived[0] = HistoryEntry.ExtentKind;
        BinaryPrimitives.WriteUInt32BigEndian(archived[1..], container);
        key.CopyTo(archived[(1 + sizeof(uint))..]);
        BinaryPrimitives.WriteUInt64BigEndian(archived[^sizeof(ulong)..], ~began);
        Put(context, archived, record);
    }

    public static int WriteAkeyKey(Span<byte> archived, ReadOnlySpan<byte> key, ulong epoch)
    {
        archived[0] = HistoryEntry.AkeyKind;
        key.CopyTo(archived[1..]);
        BinaryPrimitives.WriteUInt64BigEndian(archived[(1 + key.Length)..], ~epoch);
        return 1 + key.Length + sizeof(ulong);
    }

    public static bool TryFindAkey(in ReadView view, scoped ReadOnlySpan<byte> key, out AkeyRecord record)
    {
        Span<byte> wanted = stackalloc byte[1 + KeyCodec.MaxLength + sizeof(ulong)];
        int length = WriteAkeyKey(wanted, key, view.Epoch);
        using Cursor cursor = view.Txn.OpenCursor(view.Store.Tables.History);
        if (cursor.SeekAtLeast(wanted[..length]))
        {
            HistoryEntry entry = HistoryEntry.Parse(cursor.Key, cursor.Value);
            if (entry.Kind == HistoryEntry.AkeyKind && entry.Key.SequenceEqual(key))
            {
                record = entry.End > view.Epoch ? AkeyRecord.Parse(key, entry.Record) : default;
                return entry.End > view.Epoch;
            }
        }

        // A damaged key stands where the right one stood, or next to it.
        if (cursor.SeekBelow(wanted[..length]))
        {
            HistoryEntry.Parse(cursor.Key, cursor.Value);
        }

        record = default;
        return false;
    }

    private static void Put(WriteContext context, ReadOnlySpan<byte> key, ReadOnlySpan<byte> record)
    {
        Span<byte> value = context.Txn.Reserve(context.Tables.History, key, HistoryEntry.HeaderLength + record.Length);
        HistoryEntry.Begin(value, key, context.Epoch);
        record.CopyTo(value[HistoryEntry.HeaderLength..]);
    }
}
