using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>daos_init and its relatives.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class LifecycleExports
{
    [NativeExport]
    public static int daos_init() => EngineLifecycle.Init();

    [NativeExport]
    public static int daos_fini() => EngineLifecycle.Fini();
}
