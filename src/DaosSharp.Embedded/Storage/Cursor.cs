using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>A position in one table. Key and value are valid until the next move or write.</summary>
internal unsafe ref struct Cursor
{
    private MDB_cursor* _cursor;

    internal Cursor(MDB_cursor* cursor) => _cursor = cursor;

    public ReadOnlySpan<byte> Key { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Moves to the first entry whose key is not below <paramref name="key"/>.</summary>
    public bool SeekAtLeast(scoped ReadOnlySpan<byte> key)
    {
        fixed (byte* k = key)
        {
            MDB_val keyValue = new() { mv_size = (nuint)key.Length, mv_data = k };
            return Move(&keyValue, MDB_cursor_op.MDB_SET_RANGE);
        }
    }

    /// <summary>Moves to the last entry whose key is below <paramref name="key"/>.</summary>
    public bool SeekBelow(scoped ReadOnlySpan<byte> key) => SeekAtLeast(key) ? Previous() : Last();

    public bool Next() => Move(MDB_cursor_op.MDB_NEXT);

    public bool Previous() => Move(MDB_cursor_op.MDB_PREV);

    public bool First() => Move(MDB_cursor_op.MDB_FIRST);

    public bool Last() => Move(MDB_cursor_op.MDB_LAST);

    /// <summary>Deletes the entry at the position; the next <see cref="Next"/> moves to the one after it.</summary>
    public readonly void Delete() => LmdbError.ThrowIfFailed(Lmdb.mdb_cursor_del(_cursor, 0), "delete from the index");

    public void Dispose()
    {
        if (_cursor != null)
        {
            Lmdb.mdb_cursor_close(_cursor);
            _cursor = null;
        }
    }

    private bool Move(MDB_cursor_op operation)
    {
        MDB_val key;
        return Move(&key, operation);
    }

    private bool Move(MDB_val* key, MDB_cursor_op operation)
    {
        MDB_val data;
        int rc = Lmdb.mdb_cursor_get(_cursor, key, &data, operation);
        if (rc == 0)
        {
            Key = new ReadOnlySpan<byte>(key->mv_data, (int)key->mv_size);
            Value = new ReadOnlySpan<byte>(data.mv_data, checked((int)data.mv_size));
            return true;
        }

        if (rc != Lmdb.MDB_NOTFOUND)
        {
            LmdbError.Throw(rc, "read the index");
        }

        Key = default;
        Value = default;
        return false;
    }
}
