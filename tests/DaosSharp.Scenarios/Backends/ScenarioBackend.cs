using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Backends;

/// <summary>Where the calls go: a native API table, initialised, and a connected pool.</summary>
public abstract unsafe class ScenarioBackend : IDisposable
{
    private const string PoolVariable = "DAOSSHARP_TEST_POOL";

    protected ScenarioBackend(DaosApi api) => Api = api;

    public DaosApi Api { get; }

    /// <summary>The pool connection, read-write.</summary>
    public daos_handle_t Pool { get; private set; }

    public string PoolLabel { get; private set; } = "";

    /// <summary>Name of the pool's system; null for the default one.</summary>
    public string? System { get; private set; }

    /// <summary>True for a real DAOS, whose own faults show in the results.</summary>
    public abstract bool IsInstalled { get; }

    /// <summary>The installed DAOS when the environment variable DAOSSHARP_TEST_POOL names a pool, else the embedded engine.</summary>
    public static ScenarioBackend Create() =>
        Environment.GetEnvironmentVariable(PoolVariable) is { Length: > 0 } pool ? new InstalledBackend(pool) : new EmbeddedBackend();

    public virtual void Dispose()
    {
        if (Pool.cookie != 0)
            Api.daos_pool_disconnect(Pool, null);
        Api.daos_fini();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives up the pool connection, for scenarios that need the pool alone.</summary>
    public void Disconnect()
    {
        ScenarioContext.Must(Api.daos_pool_disconnect(Pool, null), "disconnect");
        Pool = default;
    }

    /// <summary>Takes the pool connection again.</summary>
    public void Reconnect()
    {
        ScenarioContext.Must(TryConnect(PoolLabel, System, Daos.DAOS_PC_RW, out daos_handle_t pool), $"connect to pool '{PoolLabel}'");
        Pool = pool;
    }

    /// <summary>Connects to a pool by label.</summary>
    public int TryConnect(string label, string? system, uint flags, out daos_handle_t pool, daos_pool_info_t* info = null)
    {
        daos_handle_t handle = default;
        byte[]? systemBytes = system is null ? null : ZeroEnded(system);
        int rc;
        fixed (byte* poolText = ZeroEnded(label), systemText = systemBytes)
            rc = Api.daos_pool_connect2((sbyte*)poolText, (sbyte*)systemText, flags, &handle, info, null);
        pool = handle;
        return rc;
    }

    /// <summary>Initialises the library and connects to a pool.</summary>
    protected void Start(string pool, string? system)
    {
        PoolLabel = pool;
        System = system;
        ScenarioContext.Must(Api.daos_init(), "daos_init");
        Reconnect();
    }

    /// <summary>Text as a C string.</summary>
    public static byte[] ZeroEnded(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
