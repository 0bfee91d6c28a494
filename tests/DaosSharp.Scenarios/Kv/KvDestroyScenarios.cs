using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>Destroying and emptying objects; handles and ids that are wrong.</summary>
public sealed unsafe class KvDestroyScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    private daos_handle_t Container => Context.Container;

    [Scenario("kv.destroy_handles")]
    public void SeveralHandles()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED);
        daos_handle_t first = OpenKv(oid);
        daos_handle_t second = OpenKv(oid);
        Must(Put(first, "x", "1"));
        Result.Add("destroy", DestroyKv(first)).Add("again", DestroyKv(first));
        AddGet(second, "x");
        daos_handle_t third = OpenKv(oid);
        AddGet(third, "x");
        Result.Add("put", Put(second, "y", "2"));
        AddGet(first, "y");
        AddList(third);
        Result.Add("close", Close(first)).Value(Close(second)).Value(Close(third));
    }

    [Scenario("kv.destroy_empty")]
    public void WithoutKeys()
    {
        daos_handle_t kv = NewKv();
        Result.Add("destroy", DestroyKv(kv)).Add("put", Put(kv, "a", "1"));
        AddList(kv);
    }

    [Scenario("kv.destroy_then_put")]
    public void ThenPut()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Result.Add("destroy", DestroyKv(kv)).Add("put", Put(kv, "a", "2"));
        AddGet(kv, "a");
        Result.Add("insert", Put(kv, "a", "3", Daos.DAOS_COND_KEY_INSERT));
        AddGet(kv, "a");
        AddList(kv);
    }

    [Scenario("kv.destroy_then_cond")]
    public void ThenConditions()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Result.Add("destroy", DestroyKv(kv));
        Result.Add("update", Put(kv, "a", "2", Daos.DAOS_COND_KEY_UPDATE)).Add("remove", Remove(kv, "a", Daos.DAOS_COND_KEY_REMOVE));
        AddGet(kv, "a", Daos.DAOS_COND_KEY_GET);
        Result.Add("insert", Put(kv, "a", "3", Daos.DAOS_COND_KEY_INSERT));
        AddGet(kv, "a");
    }

    [Scenario("kv.remove_all")]
    public void RemoveAll()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Must(Put(kv, "b", "2"));
        Result.Add("rm", Remove(kv, "a")).Value(Remove(kv, "b"));
        AddGet(kv, "a", Daos.DAOS_COND_KEY_GET);
        AddList(kv);
        Result.Add("insert", Put(kv, "a", "3", Daos.DAOS_COND_KEY_INSERT));
        AddList(kv);
    }

    [Scenario("kv.bad_args")]
    public void WrongArguments()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        using NativeBuffer key = NativeBuffer.Of("a\0");
        using NativeBuffer buffer = new(8);
        ulong size = 8;
        Result.Add("nullsize", Api.daos_kv_get(kv, Daos.DAOS_TX_NONE, 0, (sbyte*)key.Address, null, buffer.Address, null));
        Result.Add("nullkey", Api.daos_kv_get(kv, Daos.DAOS_TX_NONE, 0, null, &size, buffer.Address, null));
        Must(Close(kv));
        size = 8;
        Result.Word("closed").Add("put", Put(kv, "a", "1"));
        Result.Add("get", Get(kv, "a"u8, ref size, buffer)).Add("size", size).Add("rm", Remove(kv, "a")).Add("destroy", DestroyKv(kv));
        Result.Word("nil").Add("put", Put(default, "a", "1")).Add("get", Get(default, "a"u8, ref size, buffer));
        Result.Add("rm", Remove(default, "a")).Add("destroy", DestroyKv(default)).Add("close", Close(default));
    }

    [Scenario("kv.open_bad")]
    public void OpenWrongly()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED);
        Result.Add("nil", TryOpenKv(default, oid, Daos.DAOS_OO_RW, out _));
        daos_handle_t closed = Context.OpenContainer(Daos.DAOS_COO_RW);
        Must(Api.daos_cont_close(closed, null), "close");
        Result.Add("closed", TryOpenKv(closed, oid, Daos.DAOS_OO_RW, out _));
        Result.Add("zero", TryOpenKv(Container, default, Daos.DAOS_OO_RW, out _));
    }

    [Scenario("kv.open_raw_oid")]
    public void OpenRawId()
    {
        Result.Value(TryOpenKv(Container, new daos_obj_id_t { lo = 7 }, Daos.DAOS_OO_RW, out _));
        Result.Value(TryOpenKv(Container, new daos_obj_id_t { lo = 7, hi = 0x0800000000000000 }, Daos.DAOS_OO_RW, out _));
    }

    [Scenario("kv.open_excl_twice")]
    public void OpenExclusivelyTwice()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED);
        Result.Add("a", TryOpenKv(Container, oid, Daos.DAOS_OO_EXCL, out daos_handle_t first));
        Result.Add("b", TryOpenKv(Container, oid, Daos.DAOS_OO_EXCL, out daos_handle_t second));
        Result.Add("c", TryOpenKv(Container, oid, Daos.DAOS_OO_RW, out daos_handle_t third));
        Result.Add("put", Put(first, "x", "1")).Value(Put(second, "x", "2")).Value(Put(third, "x", "3"));
        AddGet(first, "x");
    }
}
