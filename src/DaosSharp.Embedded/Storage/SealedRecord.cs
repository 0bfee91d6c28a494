using System.Buffers.Binary;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// The small records of the index: a checksum of key and content, then the content. A record that was damaged, or that stands under
/// another key than it was written for, is -DER_CSUM and never taken for true. Akeys and extents have a checksum in a layout of their own.
/// </summary>
internal static class SealedRecord
{
    /// <summary>Bytes before the content.</summary>
    public const int Overhead = sizeof(uint);

    public static void Put(WriteTransaction txn, uint table, scoped ReadOnlySpan<byte> key, scoped ReadOnlySpan<byte> content)
    {
        Span<byte> value = txn.Reserve(table, key, Overhead + content.Length);
        content.CopyTo(value[Overhead..]);
        BinaryPrimitives.WriteUInt32LittleEndian(value, Checksum.Compute(key, content));
    }

    /// <summary>The content of a record after checking its sum.</summary>
    /// <param name="what">What the record is of, for the words of the error.</param>
    public static ReadOnlySpan<byte> Open(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, string what) =>
        IsSealedFor(key, value)
            ? value[Overhead..]
            : throw Damaged(what);

    /// <summary>The same, and the content must have this length.</summary>
    public static ReadOnlySpan<byte> Open(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, int length, string what)
    {
        ReadOnlySpan<byte> content = Open(key, value, what);
        return content.Length == length ? content : throw Damaged(what);
    }

    /// <summary>False when there is no such record.</summary>
    public static bool TryGet(Transaction txn, uint table, scoped ReadOnlySpan<byte> key, string what, out ReadOnlySpan<byte> content)
    {
        bool found = txn.TryGet(table, key, out ReadOnlySpan<byte> value);
        content = found ? Open(key, value, what) : default;
        return found;
    }

    /// <summary>The same for a record of fixed length.</summary>
    public static bool TryGet(Transaction txn, uint table, scoped ReadOnlySpan<byte> key, int length, string what, out ReadOnlySpan<byte> content)
    {
        bool found = txn.TryGet(table, key, out ReadOnlySpan<byte> value);
        content = found ? Open(key, value, length, what) : default;
        return found;
    }

    /// <summary>
    /// The same as <see cref="TryGet(Transaction, uint, ReadOnlySpan{byte}, int, string, out ReadOnlySpan{byte})"/>, but a record whose key
    /// was damaged is not taken for missing.
    /// </summary>
    public static bool TryFind(Transaction txn, uint table, scoped ReadOnlySpan<byte> key, int length, string what, out ReadOnlySpan<byte> content)
    {
        if (TryGet(txn, table, key, length, what, out content))
        {
            return true;
        }

        using Cursor cursor = txn.OpenCursor(table);
        return LostRecord.IsAt(cursor, key, IsSealedFor) ? throw Damaged(what) : false;
    }

    private static bool IsSealedFor(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        value.Length >= Overhead && BinaryPrimitives.ReadUInt32LittleEndian(value) == Checksum.Compute(key, value[Overhead..]);

    private static EngineException Damaged(string what) => new(Der.Checksum, $"{what} in the index is damaged");
}
