using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Kv;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Transactions;

/// <summary>The calls of the transaction scenarios.</summary>
public abstract unsafe class TransactionFamily(ScenarioContext context) : KeyValueFamily(context)
{
    /// <summary>The room that a short get has.</summary>
    private const int ShortRoom = 64;

    protected daos_handle_t Open(ulong flags = 0)
    {
        Must(TryOpen(Context.Container, flags, out daos_handle_t tx), "tx open");
        return tx;
    }

    protected int TryOpen(daos_handle_t container, ulong flags, out daos_handle_t tx)
    {
        daos_handle_t handle = default;
        int rc = Api.daos_tx_open(container, &handle, flags, null);
        if (rc == 0)
            Context.CloseAtEnd(handle, static (api, handle) => api.daos_tx_close(handle, null));
        tx = handle;
        return rc;
    }

    protected int TryOpenSnapshot(ulong epoch, out daos_handle_t tx)
    {
        daos_handle_t handle = default;
        int rc = Api.daos_tx_open_snap(Context.Container, epoch, &handle, null);
        if (rc == 0)
            Context.CloseAtEnd(handle, static (api, handle) => api.daos_tx_close(handle, null));
        tx = handle;
        return rc;
    }

    protected int TrySnapshot(out ulong epoch)
    {
        ulong made;
        int rc = Api.daos_cont_create_snap(Context.Container, &made, null, null);
        epoch = made;
        return rc;
    }

    protected int Commit(daos_handle_t tx) => Api.daos_tx_commit(tx, null);

    protected int Abort(daos_handle_t tx) => Api.daos_tx_abort(tx, null);

    protected int CloseTx(daos_handle_t tx) => Api.daos_tx_close(tx, null);

    /// <summary>A fresh object with one value under each key.</summary>
    protected daos_handle_t NewKvWith(params ReadOnlySpan<(string Key, string Value)> entries)
    {
        daos_handle_t kv = NewKv();
        foreach ((string key, string value) in entries)
            Must(Put(kv, key, value));
        return kv;
    }

    /// <summary>Gets a value and adds code, size and value to the result as numbers with commas.</summary>
    protected void AddShort(daos_handle_t kv, string key, daos_handle_t tx = default)
    {
        using NativeBuffer buffer = new(ShortRoom);
        ulong size = ShortRoom;
        int rc = Get(kv, Encoding.ASCII.GetBytes(key), ref size, buffer, 0, tx);
        bool hasValue = rc == 0 && size is > 0 and <= ShortRoom;
        Result.Word($"get({key})={rc},{size},{(hasValue ? Encoding.ASCII.GetString(buffer.Span[..(int)size]) : "-")}");
    }

    protected int Count(daos_handle_t kv, daos_handle_t tx = default) => KeyListing.Read(Api, kv, tx: tx).Keys.Count;
}
