using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>Conditional calls, and flags of all kinds.</summary>
public sealed class KvConditionScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    [Scenario("kv.cond_insert_new")]
    public void InsertNew()
    {
        daos_handle_t kv = NewKv();
        Result.Add("put", Put(kv, "a", "x", Daos.DAOS_COND_KEY_INSERT));
        AddGet(kv, "a");
    }

    [Scenario("kv.cond_insert_existing")]
    public void InsertExisting()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "old"));
        Result.Add("put", Put(kv, "a", "new", Daos.DAOS_COND_KEY_INSERT));
        AddGet(kv, "a");
    }

    [Scenario("kv.cond_insert_after_remove")]
    public void InsertAfterRemove()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "old"));
        Must(Remove(kv, "a"));
        Result.Add("put", Put(kv, "a", "new", Daos.DAOS_COND_KEY_INSERT));
        AddGet(kv, "a");
    }

    [Scenario("kv.cond_insert_over_empty")]
    public void InsertOverEmpty()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", ""));
        Result.Add("put", Put(kv, "a", "new", Daos.DAOS_COND_KEY_INSERT));
        AddGet(kv, "a");
    }

    [Scenario("kv.cond_update_missing")]
    public void UpdateMissing()
    {
        daos_handle_t kv = NewKv();
        Result.Add("put", Put(kv, "a", "x", Daos.DAOS_COND_KEY_UPDATE));
        AddGet(kv, "a");
    }

    [Scenario("kv.cond_update_existing")]
    public void UpdateExisting()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "old"));
        Result.Add("put", Put(kv, "a", "new", Daos.DAOS_COND_KEY_UPDATE));
        AddGet(kv, "a");
    }

    [Scenario("kv.cond_get_missing")]
    public void GetMissing()
    {
        daos_handle_t kv = NewKv();
        AddGet(kv, "a", Daos.DAOS_COND_KEY_GET);
        Must(Put(kv, "b", "1"));
        AddGet(kv, "a", Daos.DAOS_COND_KEY_GET);
    }

    [Scenario("kv.cond_get_existing")]
    public void GetExisting()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        AddGet(kv, "a", Daos.DAOS_COND_KEY_GET);
    }

    [Scenario("kv.cond_get_removed")]
    public void GetRemoved()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Must(Remove(kv, "a"));
        AddGet(kv, "a", Daos.DAOS_COND_KEY_GET);
    }

    [Scenario("kv.cond_remove_existing")]
    public void RemoveExisting()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "1"));
        Result.Add("rm", Remove(kv, "a", Daos.DAOS_COND_KEY_REMOVE));
        Result.Add("rm", Remove(kv, "a", Daos.DAOS_COND_KEY_REMOVE));
        AddGet(kv, "a");
    }

    [Scenario("kv.cond_remove_missing")]
    public void RemoveMissing()
    {
        daos_handle_t kv = NewKv();
        Result.Add("rm", Remove(kv, "a", Daos.DAOS_COND_KEY_REMOVE));
    }

    [Scenario("kv.putflags_{flags:x}")]
    public void PutFlags(ulong flags)
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "old", "1"));
        Result.Add("put_new", Put(kv, "new", "2", flags));
        Result.Add("put_old", Put(kv, "old", "3", flags));
        AddGet(kv, "new");
        AddGet(kv, "old");
    }

    [Scenario("kv.getflags_{flags:x}")]
    public void GetFlags(ulong flags)
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "old", "1"));
        AddGet(kv, "old", flags);
        AddGet(kv, "new", flags);
    }

    [Scenario("kv.rmflags_{flags:x}")]
    public void RemoveFlags(ulong flags)
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "old", "1"));
        Result.Add("rm_new", Remove(kv, "new", flags));
        Result.Add("rm_old", Remove(kv, "old", flags));
        AddGet(kv, "old");
    }
}
