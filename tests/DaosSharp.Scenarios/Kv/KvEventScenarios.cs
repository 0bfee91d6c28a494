using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>Calls with an event.</summary>
public sealed unsafe class KvEventScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    [Scenario("kv.async_cond_error")]
    public void ConditionFails()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "old"));
        using OneEvent queue = new(Api);
        AddPutWithEvent(queue, kv, Daos.DAOS_COND_KEY_INSERT);
        Must(queue.Finish(), "event fini");
    }

    [Scenario("kv.async_bad_handle")]
    public void BadHandle()
    {
        daos_handle_t kv = NewKv();
        Must(Close(kv));
        using OneEvent queue = new(Api);
        AddPutWithEvent(queue, kv, flags: 0);
        Result.Add("fini", queue.Finish());
    }

    private void AddPutWithEvent(OneEvent queue, daos_handle_t kv, ulong flags)
    {
        using NativeBuffer key = NativeBuffer.Of("a\0");
        using NativeBuffer value = NativeBuffer.Of("new");
        int rc = Api.daos_kv_put(kv, Daos.DAOS_TX_NONE, flags, (sbyte*)key.Address, (ulong)value.Length, value.Address, queue.Event);
        Result.Add("put", rc).Add("poll", queue.Poll()).Add("err", queue.Event->ev_error);
    }
}
