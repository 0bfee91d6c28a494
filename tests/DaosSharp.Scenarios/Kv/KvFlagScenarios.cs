using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>Flags with sizes only, with empty values, and on handles that cannot write.</summary>
public sealed class KvFlagScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    [Scenario("kv.getflags_sizeonly_{flags:x}")]
    public void GetSizeFlags(ulong flags)
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "old", "hello"));
        Result.Add("old", GetSize(kv, "old"u8, out ulong size, flags), size);
        Result.Add("new", GetSize(kv, "new"u8, out size, flags), size);
    }

    [Scenario("kv.roflags_{flags:x}")]
    public void ReadOnlyFlags(ulong flags)
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED);
        daos_handle_t writer = OpenKv(oid);
        Must(Put(writer, "old", "1"));
        Must(TryOpenKv(Context.Container, oid, Daos.DAOS_OO_RO, out daos_handle_t kv), "open");
        Result.Add("put_new", Put(kv, "new", "2", flags)).Add("put_old", Put(kv, "old", "3", flags));
        Result.Add("rm_new", Remove(kv, "new", flags)).Add("rm_old", Remove(kv, "old", flags));
        AddGet(kv, "old", flags);
        AddGet(kv, "new", flags);
        Result.Add("destroy", DestroyKv(kv));
        AddGet(writer, "old");
    }

    [Scenario("kv.putzero_flags_{flags:x}")]
    public void PutSizeZeroFlags(ulong flags)
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "old", "1"));
        Result.Add("new", Put(kv, "new", "", flags)).Add("old", Put(kv, "old", "", flags)).Add("again", Put(kv, "new", "", flags));
        AddGet(kv, "new");
        AddGet(kv, "old");
        AddList(kv);
    }

    [Scenario("kv.cond_zero")]
    public void ConditionsOnEmptyValues()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Must(Remove(kv, "a"));
        Result.Add("upd_removed", Put(kv, "a", "2", Daos.DAOS_COND_KEY_UPDATE));
        Must(Put(kv, "z", ""));
        AddGet(kv, "z", Daos.DAOS_COND_KEY_GET);
        Result.Add("upd_zero", Put(kv, "z", "2", Daos.DAOS_COND_KEY_UPDATE));
        AddGet(kv, "z");
        Must(Put(kv, "z", ""));
        Result.Add("rm_zero", Remove(kv, "z", Daos.DAOS_COND_KEY_REMOVE)).Add("again", Remove(kv, "z", Daos.DAOS_COND_KEY_REMOVE));
        AddList(kv);
    }

    [Scenario("kv.container_ro_all")]
    public void ReadOnlyContainer()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED);
        daos_handle_t writer = OpenKv(oid);
        Must(Put(writer, "a", "1"));
        daos_handle_t container = Context.OpenContainer(Daos.DAOS_COO_RO);
        foreach (uint mode in (uint[])[Daos.DAOS_OO_RO, Daos.DAOS_OO_RW, Daos.DAOS_OO_EXCL])
        {
            Result.Add($"open{mode}", TryOpenKv(container, oid, mode, out daos_handle_t kv));
            Result.Add("put", Put(kv, "b", "2")).Add("rm", Remove(kv, "a")).Add("destroy", DestroyKv(kv));
            Result.Add("insert", Put(kv, "a", "3", Daos.DAOS_COND_KEY_INSERT)).Add("update", Put(kv, "zz", "3", Daos.DAOS_COND_KEY_UPDATE));
            AddGet(kv, "a");
            AddList(kv);
        }
        AddGet(writer, "a");
    }
}
