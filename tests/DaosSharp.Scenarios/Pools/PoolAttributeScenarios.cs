using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Pools;

/// <summary>Attributes of pools.</summary>
public sealed unsafe class PoolAttributeScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    [Scenario("pool.attr_bad")]
    public void Refused()
    {
        AttributeCalls attributes = new(Api, Context.Backend.Pool, ofPool: true);
        Result.Add("empty", attributes.Set("", "1")).Add("null", attributes.Set(null, "1"));
        Result.Add("512", attributes.Set(new string('n', 512), "1")).Add("zero", attributes.SetNone());
        Result.Add("emptyval", attributes.Set("a", "")).Add("del", attributes.Delete("a"));
    }

    [Scenario("pool.attr_list")]
    public void List()
    {
        const string Name = "seven_7";
        AttributeCalls attributes = new(Api, Context.Backend.Pool, ofPool: true);
        Result.Add("rc", attributes.List(null, out ulong before));
        Must(attributes.Set(Name, "1"));
        Result.Add("rc", attributes.List(null, out ulong after)).Add("grows", after - before);
        Must(attributes.Delete(Name));
    }

    [Scenario("pool.attr_ro")]
    public void ReadOnlyConnection()
    {
        ScenarioBackend backend = Context.Backend;
        Must(backend.TryConnect(backend.PoolLabel, backend.System, Daos.DAOS_PC_RO, out daos_handle_t pool), "connect");
        Context.CloseAtEnd(pool, static (api, handle) => Disconnect(api, handle));
        AttributeCalls attributes = new(Api, pool, ofPool: true);
        using NativeBuffer buffer = new(8);
        Result.Add("set", attributes.Set("ro", "1")).Add("get", attributes.Get("ro", buffer, out _)).Add("del", attributes.Delete("ro"));
    }

    private static int Disconnect(DaosApi api, daos_handle_t pool) => api.daos_pool_disconnect(pool, null);
}
