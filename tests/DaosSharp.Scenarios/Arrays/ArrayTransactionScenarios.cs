using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>Array calls in transactions and snapshots.</summary>
public sealed unsafe class ArrayTransactionScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("array.destroy_tx")]
    public void Destroy()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t array = NewArray(oid, chunk: 8);
        Must(Write(array, 0, "xxx"));
        daos_handle_t tx = OpenTx();
        Result.Add("destroy", Destroy(array, tx));
        AddSize(array);
        Result.Add("open", TryOpen(oid, out _)).Add("abort", Api.daos_tx_abort(tx, null));
        AddSize(array);
        tx = OpenTx();
        Result.Add("destroy", Destroy(array, tx)).Add("commit", Commit(tx));
        AddSize(array);
        Result.Add("open", TryOpen(oid, out _));
    }

    [Scenario("array.create_tx_commit")]
    public void CreateAndCommit()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t tx = OpenTx();
        Result.Add("create", TryCreate(oid, tx, 1, 8, out daos_handle_t array)).Add("open", TryOpen(oid, out _));
        Result.Add("write", Write(array, 0, "xxx")).Add("commit", Commit(tx)).Add("open", TryOpen(oid, out daos_handle_t opened));
        AddSize(opened);
        AddRead(opened, 0, 4);
    }

    [Scenario("array.tx_write_read")]
    public void WriteAndRead()
    {
        daos_handle_t array = NewWith("abcdef");
        daos_handle_t tx = OpenTx();
        Result.Add("write", Write(array, 4, "WXYZ", tx));
        AddRead(array, 0, 10, tx: tx);
        AddSize(array, tx);
        AddRead(array, 0, 10);
        AddSize(array);
        Result.Add("commit", Commit(tx));
        AddRead(array, 0, 10);
        AddSize(array);
    }

    [Scenario("array.tx_write_abort")]
    public void WriteAndAbort()
    {
        daos_handle_t array = NewWith("abcdef");
        daos_handle_t tx = OpenTx();
        Result.Add("write", Write(array, 4, "WXYZ", tx)).Add("abort", Api.daos_tx_abort(tx, null));
        AddSize(array);
        AddRead(array, 0, 10);
    }

    [Scenario("array.tx_punch")]
    public void PunchAndCommit()
    {
        daos_handle_t array = NewWith("abcdef");
        daos_handle_t tx = OpenTx();
        Result.Add("punch", Punch(array, 2, 2, tx));
        AddRead(array, 0, 6, tx: tx);
        AddRead(array, 0, 6);
        Result.Add("commit", Commit(tx));
        AddRead(array, 0, 6);
        AddSize(array);
    }

    [Scenario("array.tx_set_size_12_to_{size}")]
    public void SetSizeAndCommit(ulong size)
    {
        daos_handle_t array = NewWith(new string('x', 12));
        daos_handle_t tx = OpenTx();
        Result.Add("set", SetSize(array, size, tx));
        AddSize(array, tx);
        AddSize(array);
        Result.Add("commit", Commit(tx));
        AddSize(array);
        AddRead(array, 0, 24);
    }

    [Scenario("array.tx_two_writes")]
    public void TwoWriters()
    {
        daos_handle_t array = NewWith("abc");
        daos_handle_t first = OpenTx();
        daos_handle_t second = OpenTx();
        Result.Value(Write(array, 1, "A", first)).Value(Write(array, 1, "B", second));
        Result.Add("b", Commit(second)).Add("a", Commit(first));
        AddRead(array, 0, 3);
    }

    [Scenario("array.tx_read_conflict")]
    public void ReadConflict()
    {
        daos_handle_t array = NewWith("abc");
        daos_handle_t tx = OpenTx();
        AddRead(array, 0, 3, tx: tx);
        Result.Add("out", Write(array, 0, "X")).Add("in", Write(array, 2, "Y", tx)).Add("commit", Commit(tx));
        AddRead(array, 0, 3);
    }

    [Scenario("array.tx_rdonly")]
    public void ReadOnly()
    {
        daos_handle_t array = NewWith("abc");
        daos_handle_t tx = OpenTx(Daos.DAOS_TF_RDONLY);
        Result.Add("txopen", 0);
        AddSize(array, tx);
        AddStat(array, tx);
        AddRead(array, 0, 3, tx: tx);
        AddChanges(array, "Y", 2, tx);
        Result.Add("commit", Commit(tx));
        AddRead(array, 0, 3);
    }

    [Scenario("array.snap_all")]
    public void Snapshot()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t array = NewArray(oid, chunk: 8);
        Must(Write(array, 0, "abcdef"));
        ulong epoch;
        Result.Add("snap", Api.daos_cont_create_snap(Context.Container, &epoch, null, null));
        Must(Write(array, 4, "XY"));
        Must(Write(array, 10, "XY"));
        daos_handle_t view = OpenView(epoch);
        Result.Add("txopen", 0);
        AddSize(array, view);
        AddStat(array, view);
        AddRead(array, 0, 16, tx: view);
        Result.Add("set", SetSize(array, 3));
        AddSize(array, view);
        AddRead(array, 0, 16, tx: view);
        Result.Word("snap").Add("punch", Punch(array, 0, 1, view)).Add("set", SetSize(array, 1, view)).Add("destroy", Destroy(array, view));
        Result.Add("destroy", Destroy(array));
        AddSize(array, view);
        AddRead(array, 0, 16, tx: view);
        daos_handle_t opened;
        ulong cell;
        ulong chunk;
        int rc = Api.daos_array_open(Context.Container, oid, view, Daos.DAOS_OO_RO, &cell, &chunk, &opened, null);
        Result.Add("open_in_snap", rc).Add("cell", cell).Add("chunk", chunk);
        AddRead(opened, 0, 6, tx: view);
        Must(Close(opened), "close");
    }

    [Scenario("array.snap_byte_short")]
    public void ShortReadInSnapshot()
    {
        daos_handle_t array = NewByteArray(chunk: 8);
        Must(Write(array, 0, "abcdef"));
        ulong epoch;
        Must(Api.daos_cont_create_snap(Context.Container, &epoch, null, null), "snapshot");
        Must(Write(array, 6, "xxxxxxxxxx"));
        daos_handle_t view = OpenView(epoch);
        AddSize(array, view);
        AddRead(array, 0, 16, tx: view);
        AddRead(array, 0, 16);
    }

    private daos_handle_t NewWith(string text)
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, text));
        return array;
    }

    private void AddChanges(daos_handle_t array, string text, ulong at, daos_handle_t tx) =>
        Result.Add("write", Write(array, at, text, tx)).Add("punch", Punch(array, 0, 1, tx))
            .Add("set", SetSize(array, 1, tx)).Add("destroy", Destroy(array, tx));
}
