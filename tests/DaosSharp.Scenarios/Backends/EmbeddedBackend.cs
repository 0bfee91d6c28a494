using System.Runtime.InteropServices;
using DaosSharp.Embedded;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Backends;

/// <summary>The embedded engine with a system in a temporary directory, which goes away with the backend.</summary>
public sealed unsafe class EmbeddedBackend : ScenarioBackend
{
    private const string Label = "scenarios";
    private const ulong PoolSize = 4UL << 30;

    private readonly EngineApi _engine;
    private readonly DirectoryInfo _directory;
    private readonly byte[] _system = new byte[Daos.DAOS_SYS_NAME_MAX + 1];

    public EmbeddedBackend()
        : base(DaosApi.Load(EmbeddedEngine.Functions))
    {
        _engine = EngineApi.Load(EmbeddedEngine.Functions);
        _directory = Directory.CreateTempSubdirectory("daossharp-scenarios-");
        try
        {
            Start(Label, CreatePool());
        }
        catch
        {
            _directory.Delete(recursive: true);
            throw;
        }
    }

    public override bool IsInstalled => false;

    public override void Dispose()
    {
        base.Dispose();
        fixed (byte* system = _system)
            _engine.dse_system_detach((sbyte*)system);
        _directory.Delete(recursive: true);
    }

    /// <summary>Makes a system with a pool.</summary>
    /// <returns>Name of the system.</returns>
    private string CreatePool()
    {
        fixed (byte* directory = ZeroEnded(_directory.FullName), system = _system, pool = ZeroEnded(Label))
        {
            Must(_engine.dse_system_attach((sbyte*)directory, (sbyte*)system), "system attach");
            Must(_engine.dse_pool_create((sbyte*)system, (sbyte*)pool, PoolSize, null), "pool create");
            return Marshal.PtrToStringUTF8((nint)system)!;
        }
    }

    private void Must(int rc, string what)
    {
        if (rc == 0)
            return;
        sbyte* words = stackalloc sbyte[512];
        _engine.dse_last_error(words, 512);
        throw new ScenarioSetupException($"{what} returned {rc}: {Marshal.PtrToStringUTF8((nint)words)}");
    }
}
