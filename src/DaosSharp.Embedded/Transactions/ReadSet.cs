using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Transactions;

/// <summary>What a transaction has read: index keys of akeys and the epochs of what stood there, 0 for nothing.</summary>
internal sealed class ReadSet
{
    private readonly Dictionary<byte[], ulong> _epochs = new(new KeyComparer());
    private readonly Dictionary<byte[], ulong> _listings = new(new KeyComparer());

    public int Count => _epochs.Count + _listings.Count;

    public void Clear()
    {
        _epochs.Clear();
        _listings.Clear();
    }

    /// <summary>Notes a read. False when it differs from what the transaction read there before.</summary>
    public bool Note(ReadOnlySpan<byte> key, ulong epoch) => Note(_epochs, key, epoch);

    /// <summary>Notes a listing of the keys that begin so. False when an earlier one gave others.</summary>
    public bool NoteListing(ReadOnlySpan<byte> prefix, ulong keys) => Note(_listings, prefix, keys);

    /// <summary>True when everything that was read still stands.</summary>
    public bool IsCurrent(PoolStore store, Transaction txn)
    {
        foreach ((byte[] key, ulong epoch) in _epochs)
        {
            if (EpochOf(store, txn, key) != epoch)
            {
                return false;
            }
        }

        foreach ((byte[] prefix, ulong keys) in _listings)
        {
            if (KeysBelow(store, txn, prefix) != keys)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A number that changes, all but for sure, when a key with the prefix comes or goes.</summary>
    public static ulong KeysBelow(PoolStore store, Transaction txn, ReadOnlySpan<byte> prefix)
    {
        HashCode hash = default;
        uint count = 0;
        using Cursor cursor = txn.OpenCursor(store.Tables.Akeys);
        for (bool more = cursor.SeekAtLeast(prefix); more && cursor.Key.StartsWith(prefix); more = cursor.Next())
        {
            hash.AddBytes(cursor.Key);
            count++;
        }

        return ((ulong)count << 32) | (uint)hash.ToHashCode();
    }

    /// <summary>Epoch of the current record: of the akey, or of the last update of an array.</summary>
    public static ulong EpochOf(PoolStore store, Transaction txn, ReadOnlySpan<byte> key)
    {
        if (key.Length == KeyCodec.ObjectPrefix)
        {
            return ObjectTable.LastUpdate(store, txn, key);
        }

        if (!AkeyTable.TryFind(store, txn, key, out AkeyRecord record))
        {
            return 0;
        }

        return record.IsArray ? Math.Max(record.Epoch, ObjectTable.LastUpdate(store, txn, key)) : record.Epoch;
    }

    private static bool Note(Dictionary<byte[], ulong> noted, ReadOnlySpan<byte> key, ulong state)
    {
        var lookup = noted.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(key, out ulong before))
        {
            return before == state;
        }

        lookup[key] = state;
        return true;
    }

    private sealed class KeyComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] key) => GetHashCode(key.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            HashCode hash = default;
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
