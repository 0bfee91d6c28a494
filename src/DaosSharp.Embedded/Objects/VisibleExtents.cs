using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>The extents of one array in the order of their records, as the current state or a snapshot shows them.</summary>
internal ref struct VisibleExtents : IDisposable
{
    private readonly ulong _array;
    private readonly ulong _recordSize;
    private readonly List<(byte[] Key, byte[] Record)>? _snapshot;
    private Cursor _cursor;
    private int _index;

    /// <summary>Current extents over a cursor, which goes with this.</summary>
    public VisibleExtents(Cursor cursor, ulong array, ulong recordSize)
    {
        _cursor = cursor;
        _array = array;
        _recordSize = recordSize;
    }

    public VisibleExtents(in ReadView view, ulong array, ulong recordSize)
    {
        _array = array;
        _recordSize = recordSize;
        _cursor = view.Txn.OpenCursor(view.Store.Tables.Extents);
        _snapshot = view.IsSnapshot ? Collect(view, array, ref _cursor) : null;
    }

    public readonly ReadOnlySpan<byte> CurrentKey => _snapshot == null ? _cursor.Key : _snapshot[_index].Key;

    public readonly ReadOnlySpan<byte> CurrentRecord => _snapshot == null ? _cursor.Value : _snapshot[_index].Record;

    public readonly ExtentRecord Current => ExtentRecord.Parse(CurrentKey, CurrentRecord, _recordSize);

    /// <summary>Moves to the first extent that ends after the record <paramref name="low"/>.</summary>
    public bool Seek(ulong low)
    {
        if (_snapshot != null)
        {
            for (_index = 0; _index < _snapshot.Count; _index++)
            {
                if (Current.End > low)
                {
                    return true;
                }
            }

            return false;
        }

        Span<byte> key = stackalloc byte[ExtentRecord.KeyLength];
        ExtentRecord.WriteKey(key, _array, low);
        bool found = _cursor.SeekAtLeast(key);
        if (found && IsOfArray() && BinaryPrimitives.ReadUInt64BigEndian(_cursor.Key[8..]) == low)
        {
            return true;
        }

        // The extent before may reach over the record.
        bool before = found ? _cursor.Previous() : _cursor.Last();
        if (before && IsOfArray() && Current.End > low)
        {
            return true;
        }

        return (before ? _cursor.Next() : _cursor.First()) && IsOfArray();
    }

    public bool Next() => _snapshot != null ? ++_index < _snapshot.Count : _cursor.Next() && IsOfArray();

    public bool Previous() => _snapshot != null ? --_index >= 0 : _cursor.Previous() && IsOfArray();

    /// <summary>Moves to the extent with the largest index.</summary>
    public bool Last() => SeekBelow(ulong.MaxValue);

    /// <summary>Moves to the last extent that begins below the record <paramref name="high"/>.</summary>
    public bool SeekBelow(ulong high)
    {
        if (_snapshot != null)
        {
            _index = _snapshot.Count - 1;
            while (_index >= 0 && Current.Start >= high)
            {
                _index--;
            }

            return _index >= 0;
        }

        Span<byte> key = stackalloc byte[ExtentRecord.KeyLength];
        ExtentRecord.WriteKey(key, _array, high);
        return _cursor.SeekBelow(key) && IsOfArray();
    }

    public void Dispose() => _cursor.Dispose();

    private static List<(byte[] Key, byte[] Record)> Collect(in ReadView view, ulong array, ref Cursor cursor)
    {
        List<(byte[] Key, byte[] Record)> list = [];
        Span<byte> key = stackalloc byte[ExtentRecord.KeyLength];
        ExtentRecord.WriteKey(key, array, 0);
        for (bool more = cursor.SeekAtLeast(key); more && cursor.Key.StartsWith(key[..8]); more = cursor.Next())
        {
            if (ExtentRecord.EpochOf(cursor.Key, cursor.Value) <= view.Epoch)
            {
                list.Add((cursor.Key.ToArray(), cursor.Value.ToArray()));
            }
        }

        Span<byte> prefix = stackalloc byte[1 + sizeof(uint) + sizeof(ulong)];
        prefix[0] = HistoryEntry.ExtentKind;
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], view.Container);
        BinaryPrimitives.WriteUInt64BigEndian(prefix[5..], array);
        using Cursor history = view.Txn.OpenCursor(view.Store.Tables.History);
        for (bool more = history.SeekAtLeast(prefix); more && history.Key.StartsWith(prefix); more = history.Next())
        {
            HistoryEntry entry = HistoryEntry.Parse(history.Key, history.Value);
            if (entry.Began <= view.Epoch && entry.End > view.Epoch)
            {
                list.Add((entry.Key.ToArray(), entry.Record.ToArray()));
            }
        }

        list.Sort(static (a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        return list;
    }

    private readonly bool IsOfArray()
    {
        if (_cursor.Key.Length == ExtentRecord.KeyLength && BinaryPrimitives.ReadUInt64BigEndian(_cursor.Key) == _array)
        {
            return true;
        }

        // A key that was damaged in place: the neighbour may be an extent of this array, which must not pass for a hole.
        Span<byte> key = stackalloc byte[ExtentRecord.KeyLength];
        if (_cursor.Key.Length == ExtentRecord.KeyLength)
        {
            ExtentRecord.WriteKey(key, _array, BinaryPrimitives.ReadUInt64BigEndian(_cursor.Key[8..]));
        }

        return _cursor.Key.Length != ExtentRecord.KeyLength || ExtentRecord.IsSealedFor(key, _cursor.Value) ? throw ExtentRecord.Damaged() : false;
    }
}
