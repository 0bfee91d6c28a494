using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Pools;

/// <summary>Connections that are closed, and what can be listed through one.</summary>
public sealed unsafe class PoolHandleScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    [Scenario("pool.disconnect_twice")]
    public void DisconnectTwice()
    {
        daos_handle_t pool = Connect();
        Result.Value(Api.daos_pool_disconnect(pool, null)).Value(Api.daos_pool_disconnect(pool, null));
        Result.Add("query", Api.daos_pool_query(pool, null, null, null, null)).Add("open", TryOpen(pool, out _));
        fixed (byte* label = ScenarioBackend.ZeroEnded("zz"))
            Result.Add("create", Api.daos_cont_create_with_label(pool, (sbyte*)label, null, null, null));
        Result.Add("nil", Api.daos_pool_disconnect(default, null)).Value(Api.daos_pool_query(default, null, null, null, null));
    }

    [Scenario("pool.disconnect_open_container")]
    public void DisconnectWithOpenContainer()
    {
        Context.CreateContainer();
        daos_handle_t pool = Connect();
        Must(TryOpen(pool, out daos_handle_t container), "open");
        Result.Add("disconnect", Api.daos_pool_disconnect(pool, null));
        Result.Add("query", Api.daos_cont_query(container, null, null, null)).Add("close", Api.daos_cont_close(container, null));
        Result.Add("disconnect", Api.daos_pool_disconnect(pool, null));
    }

    [Scenario("pool.list_cont")]
    public void ListContainers()
    {
        Context.CreateContainer();
        daos_handle_t pool = Context.Backend.Pool;
        string second = Context.Label + ".2";
        fixed (byte* label = ScenarioBackend.ZeroEnded(second))
        {
            Must(Api.daos_cont_create_with_label(pool, (sbyte*)label, null, null, null), "create");
            ulong count = 0;
            Result.Word($"null={Api.daos_pool_list_cont(pool, &count, null, null)},{(count > 0 ? "n" : "0")}");
            ulong real = count;
            using NativeBuffer memory = new((int)(real + 4) * sizeof(daos_pool_cont_info));
            AddList("zero", (daos_pool_cont_info*)memory.Address, 0, real);
            AddList("more", (daos_pool_cont_info*)memory.Address, real + 3, real);
            AddList("less", (daos_pool_cont_info*)memory.Address, real - 1, real);
            Result.Add("nullnr", Api.daos_pool_list_cont(pool, null, (daos_pool_cont_info*)memory.Address, null));
            Must(Api.daos_cont_destroy2(pool, (sbyte*)label, 1, null), "destroy");
        }
    }

    private void AddList(string name, daos_pool_cont_info* room, ulong count, ulong real)
    {
        int rc = Api.daos_pool_list_cont(Context.Backend.Pool, &count, room, null);
        Result.Word($"{name}={rc},{(count == real ? "n" : "other")}");
    }

    private daos_handle_t Connect()
    {
        ScenarioBackend backend = Context.Backend;
        Must(backend.TryConnect(backend.PoolLabel, backend.System, Daos.DAOS_PC_RW, out daos_handle_t pool), "connect");
        return pool;
    }

    private int TryOpen(daos_handle_t pool, out daos_handle_t container)
    {
        daos_handle_t handle = default;
        int rc;
        fixed (byte* label = ScenarioBackend.ZeroEnded(Context.Label))
            rc = Api.daos_cont_open2(pool, (sbyte*)label, Daos.DAOS_COO_RO, &handle, null, null);
        container = handle;
        return rc;
    }
}
