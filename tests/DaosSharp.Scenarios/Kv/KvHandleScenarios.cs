using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>Opening, closing and destroying; several handles; the object behind the keys.</summary>
public sealed unsafe class KvHandleScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    [Scenario("kv.destroy")]
    public void Destroy()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Result.Add("destroy", Api.daos_kv_destroy(kv, Daos.DAOS_TX_NONE, null));
        AddGet(kv, "a");
        AddList(kv);
        Result.Add("put", Put(kv, "b", "2"));
        AddGet(kv, "a");
        AddGet(kv, "b");
        AddList(kv);
        Result.Add("close", Close(kv));
    }

    [Scenario("kv.two_handles")]
    public void TwoHandles()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED);
        daos_handle_t first = OpenKv(oid);
        daos_handle_t second = OpenKv(oid);
        Must(Put(first, "x", "1"));
        AddGet(second, "x");
        Must(Put(second, "x", "22"));
        AddGet(first, "x");
        Result.Add("close", Close(first)).Add("close", Close(second));
    }

    [Scenario("kv.two_objects")]
    public void TwoObjects()
    {
        daos_handle_t first = NewKv();
        daos_handle_t second = NewKv();
        Must(Put(first, "x", "1"));
        AddGet(second, "x");
        Must(Put(second, "x", "22"));
        AddGet(first, "x");
        AddGet(second, "x");
    }

    [Scenario("kv.close_twice")]
    public void CloseTwice()
    {
        daos_handle_t kv = NewKv();
        Result.Value(Close(kv)).Value(Close(kv));
    }

    [Scenario("kv.openmode_{mode}")]
    public void OpenMode(uint mode)
    {
        Result.Add("open", TryOpenKv(Context.Container, Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED), mode, out daos_handle_t kv));
        Result.Add("put", Put(kv, "x", "1"));
        AddGet(kv, "x");
        Result.Add("close", Close(kv));
    }

    [Scenario("kv.opentype_{type}")]
    public void OpenType(uint type)
    {
        int rc = Context.GenerateId((daos_otype_t)type, out daos_obj_id_t oid);
        Result.Add("oid", rc);
        rc = TryOpenKv(Context.Container, oid, Daos.DAOS_OO_RW, out daos_handle_t kv);
        Result.Add("open", rc);
        if (rc != 0)
            return;
        Result.Add("put", Put(kv, "abcdefgh", "1")).Add("put", Put(kv, "x", "1"));
        AddGet(kv, "abcdefgh");
        AddGet(kv, "x");
        AddList(kv);
        Result.Add("close", Close(kv));
    }

    [Scenario("kv.open_pool_handle")]
    public void OpenWithPoolHandle() =>
        Result.Add("open", TryOpenKv(Context.Backend.Pool, Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED), Daos.DAOS_OO_RW, out _));

    [Scenario("kv.container_closed")]
    public void ContainerClosed()
    {
        daos_handle_t container = Context.OpenContainer(Daos.DAOS_COO_RW);
        Result.Add("open", 0);
        Result.Add("kvopen", TryOpenKv(container, Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED), Daos.DAOS_OO_RW, out daos_handle_t kv));
        Result.Add("close", Api.daos_cont_close(container, null));
        Result.Add("put", Put(kv, "x", "1"));
        Result.Add("kvclose", Close(kv));
    }

    [Scenario("kv.container_ro")]
    public void ReadOnlyContainer()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED);
        Must(Put(OpenKv(oid), "x", "1"));
        daos_handle_t container = Context.OpenContainer(Daos.DAOS_COO_RO);
        Result.Add("open", 0);
        Result.Add("kvopen_rw", TryOpenKv(container, oid, Daos.DAOS_OO_RW, out daos_handle_t kv));
        AddGet(kv, "x");
        Result.Add("put", Put(kv, "x", "2"));
    }

    [Scenario("kv.obj_view")]
    public void ObjectView()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED);
        Must(Put(OpenKv(oid), "x", "value"));
        daos_handle_t handle;
        Result.Add("open", Api.daos_obj_open(Context.Container, oid, Daos.DAOS_OO_RO, &handle, null));
        Context.CloseAtEnd(handle, static (api, handle) => api.daos_obj_close(handle, null));
        using NativeBuffer dkey = NativeBuffer.Of("x");
        using NativeBuffer names = new(64);
        d_iov_t dkeyIov = dkey.ToIov();
        d_iov_t namesIov = names.ToIov();
        d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &namesIov };
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[4];
        daos_anchor_t anchor = default;
        uint count = 4;
        Result.Add("list_akey", Api.daos_obj_list_akey(handle, Daos.DAOS_TX_NONE, &dkeyIov, &count, descriptors, &sgl, &anchor, null));
        Result.Add("nr", count).Add("len", descriptors[0].kd_key_len).Add("type", descriptors[0].kd_val_type);
        Result.Word($"name={Encoding.ASCII.GetString(names.Span[..(int)descriptors[0].kd_key_len])}");
    }
}
