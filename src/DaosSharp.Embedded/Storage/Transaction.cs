using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>Reads common to read and write transactions. Spans point into the map and live as long as the transaction.</summary>
internal abstract unsafe class Transaction
{
    protected Transaction(LmdbEnvironment environment) => Environment = environment;

    public LmdbEnvironment Environment { get; }

    public MDB_txn* Handle { get; protected set; }

    /// <summary>LMDB's number: of a write its own, of a read that of the last commit it sees.</summary>
    public ulong Id => Lmdb.mdb_txn_id(Handle);

    public bool TryGet(uint table, scoped ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        fixed (byte* k = key)
        {
            MDB_val keyValue = new() { mv_size = (nuint)key.Length, mv_data = k };
            MDB_val data;
            int rc = Lmdb.mdb_get(Handle, table, &keyValue, &data);
            if (rc == 0)
            {
                value = new ReadOnlySpan<byte>(data.mv_data, checked((int)data.mv_size));
                return true;
            }

            if (rc != Lmdb.MDB_NOTFOUND)
            {
                LmdbError.Throw(rc, "read the index");
            }

            value = default;
            return false;
        }
    }

    public Cursor OpenCursor(uint table)
    {
        MDB_cursor* cursor;
        LmdbError.ThrowIfFailed(Lmdb.mdb_cursor_open(Handle, table, &cursor), "open a cursor");
        return new Cursor(cursor);
    }

    /// <summary>Number of entries of a table.</summary>
    public ulong Count(uint table)
    {
        MDB_stat stat;
        LmdbError.ThrowIfFailed(Lmdb.mdb_stat(Handle, table, &stat), "count entries");
        return stat.ms_entries;
    }
}
