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
        string name;
        fixed (byte* directory = ZeroEnded(_directory.FullName), system = _system, pool = ZeroEnded(Label))
        {
            ScenarioContext.Must(_engine.dse_system_attach((sbyte*)directory, (sbyte*)system), "system attach");
            name = Marshal.PtrToStringUTF8((nint)system)!;
            ScenarioContext.Must(_engine.dse_pool_create((sbyte*)system, (sbyte*)pool, PoolSize, null), "pool create");
        }
        Start(Label, name);
    }

    public override bool IsInstalled => false;

    public override void Dispose()
    {
        base.Dispose();
        fixed (byte* system = _system)
            _engine.dse_system_detach((sbyte*)system);
        _directory.Delete(recursive: true);
    }
}
