using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Objects;

/// <summary>Conditional operations and punches.</summary>
public sealed unsafe class ObjectConditionScenarios(ScenarioContext context) : ObjectFamily(context)
{
    [Scenario("obj.updflags_{flags:x}")]
    public void UpdateFlags(ulong flags)
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", "a", "old"));
        Result.Add("both", Put(obj, "d", "a", "new", flags)).Add("newakey", Put(obj, "d", "b", "new", flags));
        Result.Add("newdkey", Put(obj, "e", "a", "new", flags));
        AddFetch(obj, "d", "a");
        AddFetch(obj, "d", "b");
        AddFetch(obj, "e", "a");
    }

    [Scenario("obj.fetchflags_{flags:x}")]
    public void FetchFlags(ulong flags)
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", "a", "old"));
        AddFetch(obj, "d", "a", 8, flags);
        AddFetch(obj, "d", "b", 8, flags);
        AddFetch(obj, "e", "a", 8, flags);
    }

    [Scenario("obj.punchflags_{flags:x}")]
    public void PunchFlags(ulong flags)
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", "a", "1"));
        Must(Put(obj, "d", "b", "2"));
        Result.Add("akey_miss", PunchAkeys(obj, flags, "d", "x")).Add("akey_hit", PunchAkeys(obj, flags, "d", "a"));
        Result.Add("akey_nodkey", PunchAkeys(obj, flags, "x", "a")).Add("dkey_miss", PunchDkeys(obj, flags, "x"));
        Result.Add("dkey_hit", PunchDkeys(obj, flags, "d")).Add("dkey_again", PunchDkeys(obj, flags, "d"));
        Result.Add("obj", Api.daos_obj_punch(obj, Daos.DAOS_TX_NONE, flags, null));
        Result.Add("obj_again", Api.daos_obj_punch(obj, Daos.DAOS_TX_NONE, flags, null));
        AddDkeys(obj);
    }

    [Scenario("obj.cond_akey_insert_two")]
    public void InsertTwoOfWhichOneExists()
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", "a", "old"));
        using NativeBuffer value = NativeBuffer.Of("new");
        using ObjectRequest update = Request(obj, "d").Value("n"u8, 3, value).Value("a"u8, 3, value);
        Result.Add("upd", update.Update(Daos.DAOS_COND_AKEY_INSERT));
        AddFetch(obj, "d", "a");
        AddFetch(obj, "d", "n");
    }

    [Scenario("obj.punch_last_akey")]
    public void PunchLastAkey()
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", "a", "1"));
        Result.Add("punch", PunchAkeys(obj, 0, "d", "a"));
        AddAkeys(obj, "d");
        AddDkeys(obj);
        AddFetch(obj, "d", "a", 4, Daos.DAOS_COND_DKEY_FETCH);
    }

    [Scenario("obj.punch_last_akey_cond")]
    public void PunchLastAkeyConditionally()
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", "a", "1"));
        Result.Add("punch", PunchAkeys(obj, Daos.DAOS_COND_PUNCH, "d", "a"));
        AddAkeys(obj, "d");
        AddDkeys(obj);
    }

    [Scenario("obj.punch_akeys_many")]
    public void PunchTwoAkeys()
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", "a", "1"));
        Must(Put(obj, "d", "b", "2"));
        Result.Add("cond", PunchAkeys(obj, Daos.DAOS_COND_PUNCH, "d", "a", "x"));
        AddAkeys(obj, "d");
        Result.Add("plain", PunchAkeys(obj, 0, "d", "a", "x"));
        AddAkeys(obj, "d");
    }

    [Scenario("obj.punch_dkey")]
    public void PunchDkey()
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", "a", "1"));
        Must(Put(obj, "e", "a", "2"));
        Result.Add("punch", PunchDkeys(obj, 0, "d"));
        AddFetch(obj, "d", "a");
        AddDkeys(obj);
        Must(Put(obj, "d", "c", "3"));
        AddAkeys(obj, "d");
        AddFetch(obj, "d", "a");
    }

    [Scenario("obj.punch_dkeys_many")]
    public void PunchTwoDkeys()
    {
        daos_handle_t obj = NewObject();
        foreach (string dkey in (string[])["d", "e", "f"])
            Must(Put(obj, dkey, "a", "1"));
        Result.Add("punch", PunchDkeys(obj, 0, "d", "e"));
        AddDkeys(obj);
    }
}
