using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Containers;

/// <summary>Handles that are evicted, closed and read-only; what stays after destroying; ids and snapshots.</summary>
public sealed unsafe class ContSessionScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    [Scenario("cont.evict_{first}_{second}")]
    public void Evict(uint first, uint second)
    {
        Context.CreateContainer();
        Result.Add("first", TryOpen(first, out daos_handle_t evicted));
        daos_obj_id_t oid = new() { lo = 1 };
        Must(Api.daos_obj_generate_oid2(evicted, &oid, daos_otype_t.DAOS_OT_KV_HASHED, (uint)daos_obj_redun.OC_SX, 0, 0), "object id");
        daos_handle_t kv;
        Result.Add("kvopen", Api.daos_kv_open(evicted, oid, Daos.DAOS_OO_RW, &kv, null)).Add("second", TryOpen(second, out daos_handle_t other));
        Result.Add("query", Api.daos_cont_query(evicted, null, null, null));
        using NativeBuffer key = NativeBuffer.Of("a\0");
        using NativeBuffer value = NativeBuffer.Of("1");
        Result.Add("put", Api.daos_kv_put(kv, Daos.DAOS_TX_NONE, 0, (sbyte*)key.Address, 1, value.Address, null));
        Result.Add("kvclose", Api.daos_kv_close(kv, null)).Add("close", Api.daos_cont_close(evicted, null));
        Must(Api.daos_cont_close(other, null), "close");
    }

    [Scenario("cont.create_destroy_twice")]
    public void CreateAndDestroyTwice()
    {
        string label = Context.Label + ".x";
        Result.Add("create", Create(label)).Value(Create(label));
        Result.Add("destroy", Destroy(label, 0)).Value(Destroy(label, 0));
        Result.Add("never", Destroy("never-was", 0)).Add("force", Destroy("never-was", 1));
    }

    [Scenario("cont.close_twice")]
    public void CloseTwice()
    {
        Context.CreateContainer();
        Must(TryOpen(Daos.DAOS_COO_RO, out daos_handle_t container), "open");
        Result.Value(Api.daos_cont_close(container, null)).Value(Api.daos_cont_close(container, null));
        Result.Add("query", Api.daos_cont_query(container, null, null, null));
        Result.Add("nil", Api.daos_cont_close(default, null)).Value(Api.daos_cont_query(default, null, null, null));
    }

    [Scenario("cont.ro_handle_all")]
    public void ReadOnlyHandle()
    {
        Context.CreateContainer();
        daos_handle_t container = Context.OpenContainer(Daos.DAOS_COO_RO);
        AttributeCalls attributes = new(Api, container, ofPool: false);
        Result.Add("set", attributes.Set("a", "1"));
        using NativeBuffer buffer = new(8);
        Result.Add("get", attributes.Get("a", buffer, out _)).Add("del", attributes.Delete("a")).Add("list", attributes.List(null, out _));
        using (PropertyList list = new(Api, (uint)daos_cont_props.DAOS_PROP_CO_LABEL, "other-label"))
            Result.Add("setprop", Api.daos_cont_set_prop(container, list.Address, null));
        ulong epoch = 0;
        Result.Add("snap", Api.daos_cont_create_snap(container, &epoch, null, null));
        Result.Add("dsnap", Api.daos_cont_destroy_snap(container, default, null));
        int count = 0;
        daos_anchor_t anchor = default;
        int rc = Api.daos_cont_list_snap(container, &count, null, null, &anchor, null);
        Result.Add("lsnap", rc, count);
        ulong first;
        Result.Add("oids", Api.daos_cont_alloc_oids(container, 10, &first, null));
    }

    [Scenario("cont.alloc_oids")]
    public void AllocateIds()
    {
        daos_handle_t container = Context.Container;
        ulong last = 0;
        ulong first;
        bool isFirst = true;
        foreach (ulong count in (ulong[])[1, 1, 10, 1, 0, 1])
        {
            first = 0;
            int rc = Api.daos_cont_alloc_oids(container, count, &first, null);
            Result.Word($"{count}:{rc},+{(rc == 0 && !isFirst ? first - last : 0)}");
            last = rc == 0 ? first : last;
            isFirst = false;
        }
        Result.Add("null", Api.daos_cont_alloc_oids(container, 1, null, null)).Add("nil", Api.daos_cont_alloc_oids(default, 1, &first, null));
    }

    [Scenario("cont.snap_list_{n}")]
    public void ListSnapshots(int n)
    {
        ulong[] made = new ulong[n];
        foreach (ref ulong epoch in made.AsSpan())
        {
            fixed (ulong* address = &epoch)
                Must(Api.daos_cont_create_snap(Context.Container, address, null, null), "snapshot");
        }
        ulong* epochs = stackalloc ulong[16];
        foreach (int room in (int[])[1, n, n + 3, 0])
        {
            int count = room;
            daos_anchor_t anchor = default;
            int rc = Api.daos_cont_list_snap(Context.Container, &count, room == 0 ? null : epochs, null, &anchor, null);
            string order = string.Join(',', new ReadOnlySpan<ulong>(epochs, Math.Min(room, count)).ToArray().Select(epoch => Array.IndexOf(made, epoch)));
            Result.Word($"nr{room}={rc},{count}").Word($"eof={(Daos.daos_anchor_is_eof(&anchor) ? 1 : 0)}[{order}]");
        }
    }

    private int TryOpen(uint flags, out daos_handle_t container)
    {
        daos_handle_t handle = default;
        int rc;
        fixed (byte* text = ScenarioBackend.ZeroEnded(Context.Label))
            rc = Api.daos_cont_open2(Context.Backend.Pool, (sbyte*)text, flags, &handle, null, null);
        container = handle;
        return rc;
    }

    private int Create(string label)
    {
        fixed (byte* text = ScenarioBackend.ZeroEnded(label))
            return Api.daos_cont_create_with_label(Context.Backend.Pool, (sbyte*)text, null, null, null);
    }

    private int Destroy(string label, int force)
    {
        fixed (byte* text = ScenarioBackend.ZeroEnded(label))
            return Api.daos_cont_destroy2(Context.Backend.Pool, (sbyte*)text, force, null);
    }
}
