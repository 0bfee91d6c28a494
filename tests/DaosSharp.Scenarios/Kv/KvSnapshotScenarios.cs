using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>What calls see and do in a snapshot.</summary>
public sealed unsafe class KvSnapshotScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    [Scenario("kv.snap_get")]
    public void Get()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "old"));
        Must(Put(kv, "gone", "g"));
        Result.Add("snap", TrySnapshot(out ulong epoch));
        Must(Put(kv, "a", "longer-value"));
        Must(Put(kv, "later", "1"));
        Must(Remove(kv, "gone"));
        Result.Add("open", TryOpenView(epoch, out daos_handle_t view));
        AddGet(kv, "a", Daos.DAOS_COND_KEY_GET, view);
        AddGet(kv, "later", Daos.DAOS_COND_KEY_GET, view);
        AddGet(kv, "gone", Daos.DAOS_COND_KEY_GET, view);
        Result.Add("sizeonly", GetSize(kv, "a"u8, out ulong size, 0, view), size);
        using NativeBuffer buffer = new(4);
        size = 2;
        int rc = Get(kv, "a"u8, ref size, buffer, 0, view);
        Result.Add("short", rc, size).Data(buffer.Span);
        AddList(kv, view);
        AddList(kv);
    }

    [Scenario("kv.snap_write_all")]
    public void Write()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "old"));
        daos_handle_t view = OpenView();
        Result.Add("put", Put(kv, "a", "1", 0, view)).Add("insert", Put(kv, "b", "1", Daos.DAOS_COND_KEY_INSERT, view));
        Result.Add("rm", Remove(kv, "a", 0, view)).Add("condrm", Remove(kv, "a", Daos.DAOS_COND_KEY_REMOVE, view));
        Result.Add("destroy", DestroyKv(kv, view));
        Api.daos_tx_close(view, null);
        AddGet(kv, "a");
    }

    [Scenario("kv.snap_destroyed_under")]
    public void SnapshotDestroyed()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "old"));
        Must(TrySnapshot(out ulong epoch), "snapshot");
        Must(Put(kv, "a", "new"));
        Must(TryOpenView(epoch, out daos_handle_t view), "view");
        daos_epoch_range_t range = new() { epr_lo = epoch, epr_hi = epoch };
        Result.Add("destroy", Api.daos_cont_destroy_snap(Context.Container, range, null));
        AddGet(kv, "a", 0, view);
        Result.Add("close", Api.daos_tx_close(view, null));
        AddGet(kv, "a", 0, view);
    }

    [Scenario("kv.snap_later_object")]
    public void LaterObject()
    {
        Must(Put(NewKv(), "z", "1"));
        Must(TrySnapshot(out ulong epoch), "snapshot");
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Must(TryOpenView(epoch, out daos_handle_t view), "view");
        AddGet(kv, "a", 0, view);
        AddList(kv, view);
    }

    private daos_handle_t OpenView()
    {
        Must(TrySnapshot(out ulong epoch), "snapshot");
        Must(TryOpenView(epoch, out daos_handle_t view), "view");
        return view;
    }

    private int TrySnapshot(out ulong epoch)
    {
        ulong made;
        int rc = Api.daos_cont_create_snap(Context.Container, &made, null, null);
        epoch = made;
        return rc;
    }

    private int TryOpenView(ulong epoch, out daos_handle_t view)
    {
        daos_handle_t handle;
        int rc = Api.daos_tx_open_snap(Context.Container, epoch, &handle, null);
        Context.CloseAtEnd(handle, static (api, tx) => api.daos_tx_close(tx, null));
        view = handle;
        return rc;
    }
}
