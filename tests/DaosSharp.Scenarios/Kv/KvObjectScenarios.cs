using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>Key-value objects seen through the object and array calls, and the other way round.</summary>
public sealed unsafe class KvObjectScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    [Scenario("kv.open_on_array")]
    public void OpenArrayAsKeyValue()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_ARRAY);
        daos_handle_t array;
        Must(Api.daos_array_create(Context.Container, oid, Daos.DAOS_TX_NONE, 1, 8, &array, null), "create");
        Context.CloseAtEnd(array, static (api, handle) => api.daos_array_close(handle, null));
        Result.Add("open", TryOpenKv(Context.Container, oid, Daos.DAOS_OO_RW, out _));
    }

    [Scenario("kv.array_open_on_kv")]
    public void OpenKeyValueAsArray()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED);
        daos_handle_t kv = OpenKv(oid);
        Must(Put(kv, "a", "1"));
        daos_handle_t array;
        ulong cell;
        ulong chunk;
        Result.Add("open", Api.daos_array_open(Context.Container, oid, Daos.DAOS_TX_NONE, Daos.DAOS_OO_RW, &cell, &chunk, &array, null));
        Result.Add("attr", Api.daos_array_open_with_attr(Context.Container, oid, Daos.DAOS_TX_NONE, Daos.DAOS_OO_RW, 1, 8, &array, null));
        Result.Add("create", Api.daos_array_create(Context.Container, oid, Daos.DAOS_TX_NONE, 1, 8, &array, null));
        AddGet(kv, "a");
    }

    [Scenario("kv.handle_as_array")]
    public void HandleInArrayCalls()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        ulong size = 5;
        ulong other;
        using NativeBuffer data = NativeBuffer.Of("x");
        d_iov_t iov = data.ToIov();
        d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &iov };
        daos_range_t range = new() { rg_idx = 0, rg_len = 1 };
        daos_array_iod_t iod = new() { arr_nr = 1, arr_rgs = &range };
        Result.Add("size", Api.daos_array_get_size(kv, Daos.DAOS_TX_NONE, &size, null));
        Result.Add("write", Api.daos_array_write(kv, Daos.DAOS_TX_NONE, &iod, &sgl, null));
        Result.Add("punch", Api.daos_array_punch(kv, Daos.DAOS_TX_NONE, &iod, null));
        Result.Add("set", Api.daos_array_set_size(kv, Daos.DAOS_TX_NONE, 3, null));
        Result.Add("attr", Api.daos_array_get_attr(kv, &size, &other));
        Result.Add("close", Api.daos_array_close(kv, null)).Add("objclose", Api.daos_obj_close(kv, null));
        AddGet(kv, "a");
    }

    [Scenario("kv.obj_to_kv")]
    public void OpenPlainObjectAsKeyValue()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_MULTI_HASHED);
        Result.Add("objopen", TryOpenObject(oid, out daos_handle_t obj));
        Result.Add("upd", UpdateValue(obj, "d", "0", "val"));
        Result.Add("kvopen", TryOpenKv(Context.Container, oid, Daos.DAOS_OO_RW, out _));
    }

    [Scenario("kv.foreign_akeys")]
    public void AkeysOfOtherNames()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED);
        daos_handle_t kv = OpenKv(oid);
        Must(Put(kv, "k", "1"));
        Must(TryOpenObject(oid, out daos_handle_t obj), "object open");
        Result.Add("upd", UpdateValue(obj, "k", "x", "q"));
        Result.Add("updarr", UpdateArray(obj, "arr", "0", "abc"));
        AddGet(kv, "k");
        AddGet(kv, "arr");
        AddList(kv);
        Result.Add("put", Put(kv, "arr", "s"));
        Result.Add("rm", Remove(kv, "k"));
        AddList(kv);
        using NativeBuffer dkey = NativeBuffer.Of("k");
        using NativeBuffer names = new(64);
        d_iov_t dkeyIov = dkey.ToIov();
        d_iov_t namesIov = names.ToIov();
        d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &namesIov };
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[4];
        daos_anchor_t anchor = default;
        uint count = 4;
        int rc = Api.daos_obj_list_akey(obj, Daos.DAOS_TX_NONE, &dkeyIov, &count, descriptors, &sgl, &anchor, null);
        Result.Add("akeys", rc, count);
    }

    [Scenario("kv.cond_foreign_akey")]
    public void ConditionsWithAkeyOfOtherName()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED);
        daos_handle_t kv = OpenKv(oid);
        Must(TryOpenObject(oid, out daos_handle_t obj), "object open");
        Must(UpdateValue(obj, "k", "x", "q"), "update");
        Result.Add("insert", Put(kv, "k", "1", Daos.DAOS_COND_KEY_INSERT));
        AddGet(kv, "k", Daos.DAOS_COND_KEY_GET);
        AddGet(kv, "k");
        AddList(kv);
        Result.Add("update", Put(kv, "k", "2", Daos.DAOS_COND_KEY_UPDATE));
        AddGet(kv, "k");
    }

    private int TryOpenObject(daos_obj_id_t oid, out daos_handle_t obj)
    {
        daos_handle_t handle;
        int rc = Api.daos_obj_open(Context.Container, oid, Daos.DAOS_OO_RW, &handle, null);
        Context.CloseAtEnd(handle, static (api, handle) => api.daos_obj_close(handle, null));
        obj = handle;
        return rc;
    }

    private int UpdateValue(daos_handle_t obj, string dkey, string akey, string value) =>
        Update(obj, dkey, akey, value, new daos_iod_t { iod_type = daos_iod_type_t.DAOS_IOD_SINGLE, iod_size = (ulong)value.Length, iod_nr = 1 });

    private int UpdateArray(daos_handle_t obj, string dkey, string akey, string value)
    {
        daos_recx_t extent = new() { rx_idx = 0, rx_nr = (ulong)value.Length };
        return Update(obj, dkey, akey, value, new daos_iod_t { iod_type = daos_iod_type_t.DAOS_IOD_ARRAY, iod_size = 1, iod_nr = 1, iod_recxs = &extent });
    }

    private int Update(daos_handle_t obj, string dkey, string akey, string value, daos_iod_t iod)
    {
        using NativeBuffer dkeyBytes = NativeBuffer.Of(dkey);
        using NativeBuffer akeyBytes = NativeBuffer.Of(akey);
        using NativeBuffer data = NativeBuffer.Of(value);
        d_iov_t dkeyIov = dkeyBytes.ToIov();
        d_iov_t dataIov = data.ToIov();
        iod.iod_name = akeyBytes.ToIov();
        d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &dataIov };
        return Api.daos_obj_update(obj, Daos.DAOS_TX_NONE, 0, &dkeyIov, 1, &iod, &sgl, null);
    }
}
