using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Transactions;

/// <summary>How transactions end, and what calls with ended ones give.</summary>
public sealed unsafe class TxEndScenarios(ScenarioContext context) : TransactionFamily(context)
{
    [Scenario("tx.empty_commit")]
    public void CommitEmpty()
    {
        daos_handle_t tx = Open();
        Result.Add("commit", Commit(tx)).Add("close", CloseTx(tx));
    }

    [Scenario("tx.empty_abort")]
    public void AbortEmpty()
    {
        daos_handle_t tx = Open();
        Result.Add("abort", Abort(tx)).Add("close", CloseTx(tx));
    }

    [Scenario("tx.commit_twice")]
    public void CommitTwice()
    {
        daos_handle_t tx = Open();
        Must(Put(NewKv(), "a", "1", 0, tx));
        Result.Value(Commit(tx)).Value(Commit(tx)).Add("close", CloseTx(tx));
    }

    [Scenario("tx.commit_twice_empty")]
    public void CommitEmptyTwice()
    {
        daos_handle_t tx = Open();
        Result.Value(Commit(tx)).Value(Commit(tx)).Add("close", CloseTx(tx));
    }

    [Scenario("tx.abort_after_commit")]
    public void AbortAfterCommit()
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        Must(Put(kv, "a", "1", 0, tx));
        Result.Value(Commit(tx)).Value(Abort(tx));
        AddShort(kv, "a");
    }

    [Scenario("tx.abort_twice")]
    public void AbortTwice()
    {
        daos_handle_t tx = Open();
        Must(Put(NewKv(), "a", "1", 0, tx));
        Result.Value(Abort(tx)).Value(Abort(tx)).Value(CloseTx(tx)).Value(CloseTx(tx));
    }

    [Scenario("tx.use_after_close")]
    public void UseAfterClose()
    {
        daos_handle_t kv = NewKvWith(("a", "1"));
        daos_handle_t tx = Open();
        Must(CloseTx(tx));
        Result.Add("put", Put(kv, "a", "2", 0, tx));
        AddShort(kv, "a", tx);
        Result.Add("commit", Commit(tx)).Add("abort", Abort(tx)).Add("restart", Api.daos_tx_restart(tx, null));
    }

    [Scenario("tx.use_after_commit")]
    public void UseAfterCommit()
    {
        daos_handle_t kv = NewKvWith(("a", "1"));
        daos_handle_t tx = Open();
        Must(Put(kv, "b", "1", 0, tx));
        Must(Commit(tx));
        Result.Add("put", Put(kv, "a", "2", 0, tx));
        AddShort(kv, "a", tx);
    }

    [Scenario("tx.nil_handle")]
    public void NilHandle()
    {
        ulong epoch;
        Result.Value(Commit(default)).Value(Abort(default)).Value(CloseTx(default)).Value(Api.daos_tx_restart(default, null));
        Result.Value(Api.daos_tx_hdl2epoch(default, &epoch));
    }

    [Scenario("tx.abort_discards")]
    public void AbortDiscards()
    {
        daos_handle_t kv = NewKvWith(("a", "1"), ("b", "1"));
        daos_handle_t tx = Open();
        Must(Put(kv, "a", "2", 0, tx));
        Must(Put(kv, "c", "3", 0, tx));
        Result.Add("rm", Remove(kv, "b", 0, tx)).Add("abort", Abort(tx));
        AddShort(kv, "a");
        AddShort(kv, "b");
        AddShort(kv, "c");
    }

    [Scenario("tx.async_commit")]
    public void CommitWithEvents()
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        using NativeBuffer key = NativeBuffer.Of("a\0");
        using NativeBuffer value = NativeBuffer.Of("1");
        using OneEvent put = new(Api);
        Result.Add("put", Api.daos_kv_put(kv, tx, 0, (sbyte*)key.Address, 1, value.Address, put.Event));
        Result.Add("poll", put.Poll()).Add("err", put.Event->ev_error);
        using OneEvent commit = new(Api);
        Result.Add("commit", Api.daos_tx_commit(tx, commit.Event)).Add("poll", commit.Poll()).Add("err", commit.Event->ev_error);
        AddShort(kv, "a");
        Must(put.Finish(), "fini");
        Must(commit.Finish(), "fini");
    }
}
