using System.Diagnostics;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>The one write transaction of an environment. Begins and ends on one thread; disposing without commit discards it.</summary>
internal sealed unsafe class WriteTransaction : Transaction, IDisposable
{
    // Freed by LMDB at the end of the transaction.
    private MDB_cursor* _place;
    private uint _placeTable;
    private bool _isPlaceTaken;

    internal WriteTransaction(LmdbEnvironment environment)
        : base(environment) => Begin();

    /// <summary>Changes that were made through this object; a number that only grows.</summary>
    public long Changes { get; private set; }

    /// <summary>True from a commit to the next beginning.</summary>
    public bool IsCommitted { get; private set; }

    /// <param name="create">False: a table that is missing is -DER_DF_INVAL.</param>
    public uint OpenTable(string name, bool create)
    {
        Span<byte> utf8 = stackalloc byte[64];
        int length = System.Text.Encoding.UTF8.GetBytes(name, utf8[..63]);
        utf8[length] = 0;
        fixed (byte* text = utf8)
        {
            uint table;
            int rc = Lmdb.mdb_dbi_open(Handle, (sbyte*)text, create ? (uint)Lmdb.MDB_CREATE : 0u, &table);
            if (rc == Lmdb.MDB_NOTFOUND)
            {
                throw new EngineException(Der.FormatInvalid, $"the index in '{Environment.Directory}' is damaged: it lacks the table '{name}'");
            }

            LmdbError.ThrowIfFailed(rc, $"open the table '{name}'");
            return table;
        }
    }

    public void Put(uint table, scoped ReadOnlySpan<byte> key, scoped ReadOnlySpan<byte> value)
    {
        Changes++;
        fixed (byte* k = key)
        fixed (byte* v = value)
        {
            MDB_val keyValue = new() { mv_size = (nuint)key.Length, mv_data = k };
            MDB_val data = new() { mv_size = (nuint)value.Length, mv_data = v };
            LmdbError.ThrowIfFailed(Lmdb.mdb_put(Handle, table, &keyValue, &data, 0), "write to the index");
        }
    }

    /// <summary>Makes room for a value in the page itself; the caller fills it before the next call on this transaction.</summary>
    public Span<byte> Reserve(uint table, scoped ReadOnlySpan<byte> key, int length)
    {
        Changes++;
        fixed (byte* k = key)
        {
            MDB_val keyValue = new() { mv_size = (nuint)key.Length, mv_data = k };
            MDB_val data = new() { mv_size = (nuint)length };
            LmdbError.ThrowIfFailed(Lmdb.mdb_put(Handle, table, &keyValue, &data, Lmdb.MDB_RESERVE), "write to the index");
            return new Span<byte>(data.mv_data, length);
        }
    }

    /// <summary>
    /// As <see cref="Transaction.TryGet"/>, and keeps the place, so that <see cref="ReserveAtPlace"/> does not look for it again. The place
    /// stays until the table is changed. For one table a transaction.
    /// </summary>
    public bool TryFindPlace(uint table, scoped ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        if (_place == null)
        {
            MDB_cursor* opened;
            LmdbError.ThrowIfFailed(Lmdb.mdb_cursor_open(Handle, table, &opened), "open a cursor");
            _place = opened;
            _placeTable = table;
        }

        Debug.Assert(_placeTable == table, "the place is of another table");
        fixed (byte* k = key)
        {
            MDB_val keyValue = new() { mv_size = (nuint)key.Length, mv_data = k };
            MDB_val data;
            int rc = Lmdb.mdb_cursor_get(_place, &keyValue, &data, MDB_cursor_op.MDB_SET);
            if (rc is not 0 and not Lmdb.MDB_NOTFOUND)
            {
                LmdbError.Throw(rc, "read the index");
            }

            _isPlaceTaken = rc == 0;
            value = _isPlaceTaken ? new ReadOnlySpan<byte>(data.mv_data, checked((int)data.mv_size)) : default;
            return _isPlaceTaken;
        }
    }

    /// <summary>As <see cref="Reserve"/> for the key of the last <see cref="TryFindPlace"/>.</summary>
    public Span<byte> ReserveAtPlace(scoped ReadOnlySpan<byte> key, int length)
    {
        Changes++;
        fixed (byte* k = key)
        {
            MDB_val keyValue = new() { mv_size = (nuint)key.Length, mv_data = k };
            MDB_val data = new() { mv_size = (nuint)length };
            uint flags = Lmdb.MDB_RESERVE | (_isPlaceTaken ? (uint)Lmdb.MDB_CURRENT : 0);
            LmdbError.ThrowIfFailed(Lmdb.mdb_cursor_put(_place, &keyValue, &data, flags), "write to the index");
            return new Span<byte>(data.mv_data, length);
        }
    }

    public bool Delete(uint table, scoped ReadOnlySpan<byte> key)
    {
        fixed (byte* k = key)
        {
            MDB_val keyValue = new() { mv_size = (nuint)key.Length, mv_data = k };
            int rc = Lmdb.mdb_del(Handle, table, &keyValue, null);
            if (rc == Lmdb.MDB_NOTFOUND)
            {
                return false;
            }

            LmdbError.ThrowIfFailed(rc, "delete from the index");
            Changes++;
            return true;
        }
    }

    /// <summary>Deletes the entry at a cursor's position; the cursor's next move is to the one after it.</summary>
    public void Delete(scoped in Cursor cursor)
    {
        Changes++;
        cursor.Delete();
    }

    /// <summary>Begins anew after a commit or a disposal.</summary>
    public void Begin()
    {
        Environment.Length.BeforeWrite();
        IsCommitted = false;
        MDB_txn* txn;
        LmdbError.ThrowIfFailed(Lmdb.mdb_txn_begin(Environment.Handle, null, 0, &txn), "begin a write");
        Handle = txn;
        try
        {
            Environment.Length.AfterBegin(Environment.UsedBytes());
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Commit()
    {
        MDB_txn* txn = Handle;
        Handle = null;
        _place = null;
        LmdbError.ThrowIfFailed(Lmdb.mdb_txn_commit(txn), "commit to the index", Environment);
        IsCommitted = true;
        Environment.Length.AfterCommit(Environment.UsedBytes());
    }

    public void Dispose()
    {
        if (Handle != null)
        {
            Lmdb.mdb_txn_abort(Handle);
            Handle = null;
            _place = null;
        }
    }
}
