using System.Globalization;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Transactions;

/// <summary>Transactions over key-value objects: conflicts, ends, flags.</summary>
public sealed unsafe class TxScenarios(ScenarioContext context) : TransactionFamily(context)
{
    [Scenario("tx.open_flags_{flags:x}")]
    public void OpenFlags(ulong flags)
    {
        daos_handle_t kv = NewKv();
        Result.Add("open", TryOpen(Context.Container, flags, out daos_handle_t tx));
        // Flag 2 means that the buffers stay as they are until the commit.
        using NativeBuffer key = NativeBuffer.Of("a\0");
        using NativeBuffer value = NativeBuffer.Of("1");
        Result.Add("put", Api.daos_kv_put(kv, tx, 0, (sbyte*)key.Address, 1, value.Address, null));
        Result.Add("commit", Commit(tx)).Add("close", Api.daos_tx_close(tx, null));
        AddGet(kv, "a");
    }

    [Scenario("tx.read_missing_conflict")]
    public void ReadOfMissingKey()
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        AddGet(kv, "a", 0, tx);
        Result.Add("out", Put(kv, "a", "out")).Add("in", Put(kv, "b", "in", 0, tx)).Add("commit", Commit(tx));
        AddGet(kv, "a");
        AddGet(kv, "b");
    }

    [Scenario("tx.list_conflict")]
    public void ListConflict()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        daos_handle_t tx = Open();
        AddList(kv, tx);
        Result.Add("out", Put(kv, "z", "out")).Add("in", Put(kv, "b", "in", 0, tx)).Add("commit", Commit(tx));
        AddList(kv);
    }

    [Scenario("tx.conflict_restart")]
    public void ConflictThenRestart()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "k", "1"));
        daos_handle_t tx = Open();
        AddGet(kv, "k", 0, tx);
        Must(Put(kv, "k", "2"));
        Result.Add("put", Put(kv, "j", "in", 0, tx)).Add("commit", Commit(tx)).Add("restart", Api.daos_tx_restart(tx, null));
        Result.Add("put", Put(kv, "j", "again", 0, tx)).Add("commit", Commit(tx));
        AddGet(kv, "j");
        AddGet(kv, "k");
    }

    [Scenario("tx.conflict_then_use")]
    public void ConflictThenUse()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "k", "1"));
        daos_handle_t tx = Open();
        AddGet(kv, "k", 0, tx);
        Must(Put(kv, "k", "2"));
        Must(Put(kv, "j", "in", 0, tx));
        Result.Add("commit", Commit(tx)).Add("again", Commit(tx)).Add("put", Put(kv, "q", "1", 0, tx));
        Result.Add("abort", Api.daos_tx_abort(tx, null)).Add("close", Api.daos_tx_close(tx, null));
    }

    [Scenario("tx.three_objects")]
    public void ThreeObjects()
    {
        daos_handle_t first = NewKv();
        daos_handle_t second = NewKv();
        daos_handle_t array;
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_ARRAY);
        Must(Api.daos_array_create(Context.Container, oid, Daos.DAOS_TX_NONE, 1, 8, &array, null), "create");
        Context.CloseAtEnd(array, static (api, handle) => api.daos_array_close(handle, null));
        foreach (bool commits in (bool[])[false, true])
        {
            daos_handle_t tx = Open();
            Result.Value(Put(first, "x", "1", 0, tx)).Value(Put(second, "y", "2", 0, tx)).Value(WriteArray(array, tx));
            Result.Add("end", commits ? Commit(tx) : Api.daos_tx_abort(tx, null));
            AddGet(first, "x");
            AddGet(second, "y");
            ulong size;
            int rc = Api.daos_array_get_size(array, Daos.DAOS_TX_NONE, &size, null);
            Result.Add("size", rc, size);
        }
    }

    [Scenario("tx.remove")]
    public void RemoveInTransaction()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "k", "1"));
        daos_handle_t tx = Open();
        Result.Add("none", Remove(kv, "none", 0, tx)).Add("k", Remove(kv, "k", 0, tx));
        AddGet(kv, "k", 0, tx);
        AddList(kv, tx);
        Result.Add("commit", Commit(tx));
        AddGet(kv, "k");
        AddList(kv);
    }

    [Scenario("tx.close_uncommitted")]
    public void CloseUncommitted()
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        Result.Add("put", Put(kv, "a", "1", 0, tx)).Add("close", Api.daos_tx_close(tx, null));
        AddGet(kv, "a");
    }

    [Scenario("tx.outside_put_between")]
    public void PutOutsideBetween()
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        Result.Add("tx", Put(kv, "a", "tx", 0, tx)).Add("out", Put(kv, "a", "out")).Add("commit", Commit(tx));
        AddGet(kv, "a");
    }

    [Scenario("tx.puts_{n}")]
    public void ManyPuts(int n)
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        int failed = 0;
        for (int i = 0; i < n; i++)
            failed += Put(kv, Name(i), "v", 0, tx) == 0 ? 0 : 1;
        Result.Add("bad", failed).Add("commit", Commit(tx));
        AddGet(kv, Name(0));
        AddGet(kv, Name(n - 1));
    }

    [Scenario("tx.put_zero")]
    public void PutSizeZero()
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        Result.Add("put", Put(kv, "z", "", 0, tx)).Add("commit", Commit(tx));
        AddList(kv);
        AddGet(kv, "z", Daos.DAOS_COND_KEY_GET);
    }

    [Scenario("tx.rdonly_cond_get")]
    public void ConditionalGetReadOnly()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Must(TryOpen(Context.Container, Daos.DAOS_TF_RDONLY, out daos_handle_t tx), "open");
        AddGet(kv, "a", Daos.DAOS_COND_KEY_GET, tx);
        AddGet(kv, "m", Daos.DAOS_COND_KEY_GET, tx);
        Must(Put(kv, "m", "x"));
        AddGet(kv, "m", Daos.DAOS_COND_KEY_GET, tx);
        Result.Add("commit", Commit(tx));
    }

    [Scenario("tx.container_handles")]
    public void ContainerHandles()
    {
        Result.Add("nil", TryOpen(default, 0, out _));
        daos_handle_t kv = NewKv();
        Result.Add("ro", TryOpen(Context.OpenContainer(Daos.DAOS_COO_RO), 0, out daos_handle_t tx));
        Result.Add("put", Put(kv, "a", "1", 0, tx)).Add("commit", Commit(tx));
        Must(Api.daos_tx_close(tx, null), "close");
        AddGet(kv, "a");
    }

    [Scenario("tx.hdl2epoch")]
    public void EpochOfHandle()
    {
        ulong epoch;
        Must(Api.daos_cont_create_snap(Context.Container, &epoch, null, null), "snapshot");
        daos_handle_t tx;
        Must(Api.daos_tx_open_snap(Context.Container, epoch, &tx, null), "view");
        ulong found;
        Result.Add("snap", Api.daos_tx_hdl2epoch(tx, &found)).Add("same", found == epoch);
        Must(Api.daos_tx_close(tx, null), "close");
        tx = Open();
        AddEpoch("open", tx);
        Must(Put(NewKv(), "a", "1", 0, tx));
        AddEpoch("put", tx);
        Must(Commit(tx), "commit");
        AddEpoch("commit", tx);
    }

    private void AddEpoch(string name, daos_handle_t tx)
    {
        ulong found = 0;
        Result.Add(name, Api.daos_tx_hdl2epoch(tx, &found)).Add("zero", found == 0);
    }

    private int WriteArray(daos_handle_t array, daos_handle_t tx)
    {
        using NativeBuffer data = NativeBuffer.Of("abc");
        return Arrays.Transfer.Write(Api, array, [new daos_range_t { rg_idx = 0, rg_len = 3 }], [data], tx).Code;
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"k{i:000}");
}
