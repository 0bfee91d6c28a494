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

    /// <summary>Initialises the library and connects to a pool.</summary>
    protected void Connect(string pool, string? system)
    {
        ScenarioContext.Must(Api.daos_init(), "daos_init");
        daos_handle_t handle;
        byte[]? systemBytes = system is null ? null : ZeroEnded(system);
        fixed (byte* poolText = ZeroEnded(pool), systemText = systemBytes)
        {
            int rc = Api.daos_pool_connect2((sbyte*)poolText, (sbyte*)systemText, Daos.DAOS_PC_RW, &handle, null, null);
            ScenarioContext.Must(rc, $"connect to pool '{pool}'");
        }
        Pool = handle;
    }

    protected static byte[] ZeroEnded(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
