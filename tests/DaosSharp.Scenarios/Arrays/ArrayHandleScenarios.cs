using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>Handles: destroy, close, read-only, global form; snapshots and transactions.</summary>
public sealed unsafe class ArrayHandleScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("array.stat")]
    public void Stat()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, "abc"));
        ulong before = AddStatWords(array);
        Must(Write(array, 3, "d"));
        ulong after = AddStatWords(array);
        Result.Add("grows", after > before).Add("nonzero", before != 0);
    }

    [Scenario("array.stat_empty")]
    public void StatOfFreshArray() => Result.Add("nonzero", AddStatWords(NewArray(chunk: 8)) != 0);

    [Scenario("array.destroy")]
    public void DestroyThenUse()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t array = NewArray(oid, chunk: 8);
        Must(Write(array, 0, "abc"));
        Result.Add("destroy", Destroy(array));
        AddSize(array);
        AddRead(array, 0, 3);
        Result.Add("open", TryOpen(oid, out _));
        Result.Add("write", Write(array, 0, "xyz"));
        Result.Add("create", TryCreate(oid, 1, 8, out _));
    }

    [Scenario("array.destroy_twice")]
    public void DestroyTwice()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Result.Value(Destroy(array)).Value(Destroy(array)).Value(Close(array));
    }

    [Scenario("array.close_twice")]
    public void CloseTwice()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Result.Value(Close(array)).Value(Close(array));
        Result.Add("w", Write(array, 0, "abc"));
        ulong size = 12345;
        int rc = Api.daos_array_get_size(array, Daos.DAOS_TX_NONE, &size, null);
        Result.Add("size", rc, size);
        Result.Add("set", SetSize(array, 1)).Add("destroy", Destroy(array));
        ulong cell;
        Result.Add("attr", Api.daos_array_get_attr(array, &size, &cell));
    }

    [Scenario("array.read_only")]
    public void ReadOnly()
    {
        daos_obj_id_t oid = NewId();
        Must(Write(NewArray(oid, chunk: 8), 0, "abc"));
        Result.Add("open", TryOpen(oid, Daos.DAOS_OO_RO, out _, out _, out daos_handle_t array));
        AddRead(array, 0, 3);
        Result.Add("w", Write(array, 0, "xyz")).Add("punch(0,1)", Punch(array, 0, 1));
        Result.Add("set", SetSize(array, 1)).Add("destroy", Destroy(array));
        AddRead(array, 0, 3);
    }

    [Scenario("array.local2global")]
    public void GlobalForm()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, "abc"));
        d_iov_t form = default;
        Result.Add("size", Api.daos_array_local2global(array, &form)).Add("nonzero", form.iov_buf_len != 0);
        int length = (int)form.iov_buf_len;
        using NativeBuffer buffer = new(length);
        form = new d_iov_t { iov_buf = buffer.Address, iov_buf_len = (nuint)length - 1 };
        Result.Add("short", Api.daos_array_local2global(array, &form));
        form = new d_iov_t { iov_buf = buffer.Address, iov_buf_len = (nuint)length };
        Result.Add("get", Api.daos_array_local2global(array, &form)).Add("full", form.iov_len == (nuint)length);
        daos_handle_t back;
        Result.Add("back", Api.daos_array_global2local(Context.Container, form, Daos.DAOS_OO_RO, &back));
        AddRead(back, 0, 3);
        Result.Add("w", Write(back, 0, "xyz")).Add("close", Close(back));
    }

    [Scenario("array.snapshot_read")]
    public void ReadSnapshot()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, "old.."));
        ulong epoch;
        Result.Add("snap", Api.daos_cont_create_snap(Context.Container, &epoch, null, null));
        Must(Write(array, 0, "new data 16 long"));
        daos_handle_t tx;
        Result.Add("open", Api.daos_tx_open_snap(Context.Container, epoch, &tx, null));
        Context.CloseAtEnd(tx, static (api, handle) => api.daos_tx_close(handle, null));
        using NativeBuffer buffer = new(5);
        Result.Add("read", Transfer.Read(Api, array, [Range(0, 5)], [buffer], tx).Code);
        Result.Word(Encoding.ASCII.GetString(buffer.Span));
        AddSize(array, tx);
        Result.Add("write", Write(array, 0, "x", tx));
        AddSize(array);
    }

    [Scenario("array.create_in_tx_abort")]
    public void CreateInAbortedTransaction()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t tx;
        Must(Api.daos_tx_open(Context.Container, &tx, 0, null), "tx open");
        Context.CloseAtEnd(tx, static (api, handle) => api.daos_tx_close(handle, null));
        Result.Add("create", TryCreate(oid, tx, 1, 8, out daos_handle_t array));
        Result.Add("abort", Api.daos_tx_abort(tx, null));
        Result.Add("close", Close(array));
        Result.Add("open", TryOpen(oid, out _));
    }

    private ulong AddStatWords(daos_handle_t array)
    {
        daos_array_stbuf_t status = default;
        Result.Add("stat", Api.daos_array_stat(array, Daos.DAOS_TX_NONE, &status, null)).Add("size", status.st_size);
        return status.st_max_epoch;
    }
}
