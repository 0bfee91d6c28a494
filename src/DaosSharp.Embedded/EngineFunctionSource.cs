using DaosSharp.Interop;

namespace DaosSharp.Embedded;

/// <summary>Resolves functions to the engine's exports, whatever library they are asked of.</summary>
internal sealed class EngineFunctionSource : INativeFunctionSource
{
    public string Description => "embedded engine";

    public nint Resolve(string library, string function) => NativeExportTable.Resolve(function);
}
