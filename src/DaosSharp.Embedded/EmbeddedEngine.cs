using DaosSharp.Interop;

namespace DaosSharp.Embedded;

/// <summary>The embedded engine's one entry point for managed code: the functions that fill a native API table.</summary>
public static class EmbeddedEngine
{
    /// <summary>
    /// Functions of libdaos and the engine's own (dse_*), as addresses in this process. The engine is one per process, however many
    /// tables are filled from it.
    /// </summary>
    public static INativeFunctionSource Functions { get; } = new EngineFunctionSource();
}
