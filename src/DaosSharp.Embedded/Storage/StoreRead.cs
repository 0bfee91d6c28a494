namespace DaosSharp.Embedded.Storage;

/// <summary>A running read of a pool; keeps the pool open until it is disposed.</summary>
internal readonly ref struct StoreRead : IDisposable
{
    private readonly PoolStore _store;

    public StoreRead(PoolStore store, ReadTransaction txn)
    {
        _store = store;
        Txn = txn;
    }

    public ReadTransaction Txn { get; }

    public void Dispose()
    {
        Txn.Dispose();
        _store.Leave();
    }
}
