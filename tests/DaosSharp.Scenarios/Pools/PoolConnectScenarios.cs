using System.Runtime.CompilerServices;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Pools;

/// <summary>Connecting to pools: names, flags, several connections.</summary>
public sealed unsafe class PoolConnectScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    private ScenarioBackend Backend => Context.Backend;

    [Scenario("pool.connect_{kind:s}")]
    public void ConnectByName(string kind)
    {
        string name = kind switch
        {
            "missing" => "no-such-pool",
            "empty" => "",
            "blank" => "no such pool",
            "slash" => "no/such/pool",
            "utf8" => "größe",
            "uuid_like" => "6f8a2d1e-4b0c-4f39-9d57-0c1e2a3b4d5f",
            "default" => "pool_label_not_set",
            "dot" => ".",
            "dot_first" => "." + Backend.PoolLabel,
            "case" => Backend.PoolLabel.ToUpperInvariant(),
            "prefix" => Backend.PoolLabel[..^1],
            "suffix" => Backend.PoolLabel + "1",
            "colon" => ":",
            "colon_first" => ":" + Backend.PoolLabel,
            "at" => "a@b",
            "plus" => "a+b",
            "newline" => Backend.PoolLabel + "\n",
            "trailing_blank" => Backend.PoolLabel + " ",
            "leading_blank" => " " + Backend.PoolLabel,
            "dash" => "-",
            "digits" => "123",
            "uuid_short" => "11111111-2222-3333-4444",
            "uuid_upper" => "AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE",
            "percent" => "a%b",
            _ => throw new ScenarioSetupException($"No name of kind '{kind}'."),
        };
        Result.Add("rc", TryConnect(name, Daos.DAOS_PC_RO, out _));
    }

    [Scenario("pool.connect_len_{n}")]
    public void ConnectByLongName(int n) => Result.Add("rc", TryConnect(new string('p', n), Daos.DAOS_PC_RO, out _));

    [Scenario("pool.connect_flags_{flags}")]
    public void ConnectWithFlags(uint flags) => Alone(() =>
    {
        int rc = TryConnect(Backend.PoolLabel, flags, out daos_handle_t pool);
        Result.Add("rc", rc);
        if (rc == 0)
            Result.Add("disconnect", Api.daos_pool_disconnect(pool, null));
    });

    [Scenario("pool.second_connect_{first}_{second}")]
    public void ConnectTwice(uint first, uint second) => Alone(() =>
    {
        int rc = TryConnect(Backend.PoolLabel, first, out daos_handle_t one);
        Result.Add("first", rc).Add("second", TryConnect(Backend.PoolLabel, second, out daos_handle_t two));
        Disconnect(two);
        Disconnect(one);
    });

    [Scenario("pool.connect_info")]
    public void ConnectWithInformation()
    {
        daos_pool_info_t info = default;
        info.pi_bits = unchecked((ulong)daos_pool_info_bit.DPI_ALL);
        int rc = Backend.TryConnect(Backend.PoolLabel, Backend.System, Daos.DAOS_PC_RO, out daos_handle_t pool, &info);
        Result.Add("rc", rc).Add("nodes", info.pi_nnodes).Add("uuid", HasUuid(&info)).Add("space", info.pi_space.ps_space.s_total[0] > 0);
        Disconnect(pool);
    }

    [Scenario("pool.connect_system")]
    public void ConnectToSystem()
    {
        Result.Add("right", TryConnect(Backend.PoolLabel, Daos.DAOS_PC_RO, out daos_handle_t pool));
        Disconnect(pool);
        Result.Add("wrong", Backend.TryConnect(Backend.PoolLabel, "nosuchsystem", Daos.DAOS_PC_RO, out _));
        Result.Add("long", Backend.TryConnect(Backend.PoolLabel, new string('s', 64), Daos.DAOS_PC_RO, out _));
    }

    [Scenario("pool.query_mask_{mask:x}")]
    public void QueryWithMask(ulong mask)
    {
        daos_pool_info_t info = default;
        info.pi_bits = mask;
        Result.Add("rc", Api.daos_pool_query(Backend.Pool, null, &info, null, null));
        Result.Add("nodes", info.pi_nnodes).Add("disabled", info.pi_ndisabled).Add("targets", info.pi_ntargets);
        daos_space space = info.pi_space.ps_space;
        Result.Add("space", space.s_total[0] > 0).Add("free_le_total", space.s_free[0] <= space.s_total[0]);
        Result.Word($"bits={info.pi_bits:x}");
        Result.Add("rebuild", info.pi_rebuild_st.rs_errno, info.pi_rebuild_st.rs_state).Add("uuid", HasUuid(&info));
    }

    [Scenario("pool.local2global")]
    public void GlobalForm()
    {
        d_iov_t form = default;
        Result.Add("ask", Api.daos_pool_local2global(Backend.Pool, &form)).Add("nonzero", form.iov_buf_len != 0);
        int length = (int)form.iov_buf_len;
        using NativeBuffer buffer = new(length);
        form = new d_iov_t { iov_buf = buffer.Address, iov_buf_len = (nuint)length - 1 };
        Result.Add("short", Api.daos_pool_local2global(Backend.Pool, &form));
        form = new d_iov_t { iov_buf = buffer.Address, iov_buf_len = (nuint)length };
        Result.Add("get", Api.daos_pool_local2global(Backend.Pool, &form));
        daos_handle_t back;
        Result.Add("back", Api.daos_pool_global2local(form, &back));
        Result.Add("query", Api.daos_pool_query(back, null, null, null, null)).Add("disconnect", Api.daos_pool_disconnect(back, null));
        Result.Add("null", Api.daos_pool_global2local(default, &back));
        using NativeBuffer garbage = new(length);
        Result.Add("garbage", Api.daos_pool_global2local(garbage.ToIov(), &back));
    }

    [Scenario("pool.create_cont_ro")]
    public void CreateContainerReadOnly()
    {
        Context.CreateContainer();
        Must(TryConnect(Backend.PoolLabel, Daos.DAOS_PC_RO, out daos_handle_t pool), "connect");
        fixed (byte* other = ScenarioBackend.ZeroEnded(Context.Label + ".ro"), label = ScenarioBackend.ZeroEnded(Context.Label))
        {
            Result.Add("create", Api.daos_cont_create_with_label(pool, (sbyte*)other, null, null, null));
            Result.Add("destroy", Api.daos_cont_destroy2(pool, (sbyte*)label, 1, null));
        }
        Disconnect(pool);
    }

    [Scenario("pool.open_cont_ro")]
    public void OpenContainerReadOnly()
    {
        Context.CreateContainer();
        Must(TryConnect(Backend.PoolLabel, Daos.DAOS_PC_RO, out daos_handle_t pool), "connect");
        AddOpen("rw", pool, Daos.DAOS_COO_RW);
        AddOpen("ro", pool, Daos.DAOS_COO_RO);
        Disconnect(pool);
    }

    private void AddOpen(string name, daos_handle_t pool, uint flags)
    {
        daos_handle_t container = default;
        fixed (byte* label = ScenarioBackend.ZeroEnded(Context.Label))
            Result.Add(name, Api.daos_cont_open2(pool, (sbyte*)label, flags, &container, null, null));
        if (container.cookie != 0)
            Must(Api.daos_cont_close(container, null), "close");
    }

    private int TryConnect(string label, uint flags, out daos_handle_t pool) =>
        Backend.TryConnect(label, Backend.System, flags, out pool);

    private void Disconnect(daos_handle_t pool)
    {
        if (pool.cookie != 0)
            Must(Api.daos_pool_disconnect(pool, null), "disconnect");
    }

    /// <summary>Makes calls while nobody else is connected to the pool.</summary>
    private void Alone(Action calls)
    {
        Backend.Disconnect();
        try
        {
            calls();
        }
        finally
        {
            Backend.Reconnect();
        }
    }

    private static bool HasUuid(daos_pool_info_t* info) =>
        new ReadOnlySpan<byte>(Unsafe.AsPointer(ref info->pi_uuid), 16).ContainsAnyExcept((byte)0);
}
