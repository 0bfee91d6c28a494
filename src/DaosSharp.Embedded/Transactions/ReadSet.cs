using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Transactions;

/// <summary>What a transaction has read: index keys of akeys and the epochs of what stood there, 0 for nothing.</summary>
internal sealed class ReadSet
{
    private readonly Dictionary<byte[], ulong> _epochs = new(new KeyComparer());

    public int Count => _epochs.Count;

    public void Clear() => _epochs.Clear();

    /// <summary>Notes a read. False when it differs from what the transaction read there before.</summary>
    public bool Note(ReadOnlySpan<byte> key, ulong epoch)
    {
        var lookup = _epochs.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(key, out ulong before))
        {
            return before == epoch;
        }

        lookup[key] = epoch;
        return true;
    }

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

        return true;
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
