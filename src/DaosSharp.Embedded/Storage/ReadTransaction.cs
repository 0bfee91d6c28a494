using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>A consistent view of the index. Pooled by its environment: disposing resets it and gives it back.</summary>
internal sealed unsafe class ReadTransaction : Transaction, IDisposable
{
    internal ReadTransaction(LmdbEnvironment environment)
        : base(environment)
    {
        MDB_txn* txn;
        LmdbError.ThrowIfFailed(Lmdb.mdb_txn_begin(environment.Handle, null, Lmdb.MDB_RDONLY, &txn), "begin a read");
        Handle = txn;
    }

    /// <summary>Begins anew, with the present state.</summary>
    public void Restart()
    {
        Reset();
        Renew();
    }

    public void Dispose() => Environment.Return(this);

    internal void Renew() => LmdbError.ThrowIfFailed(Lmdb.mdb_txn_renew(Handle), "renew a read");

    internal void Reset() => Lmdb.mdb_txn_reset(Handle);

    internal void Abort()
    {
        Lmdb.mdb_txn_abort(Handle);
        Handle = null;
    }
}
