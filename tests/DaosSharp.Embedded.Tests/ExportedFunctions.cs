using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests;

/// <summary>The engine's exports, so that tests call what C programs call.</summary>
internal sealed class ExportedFunctions : INativeFunctionSource
{
    public static DaosApi Api { get; } = DaosApi.Load(new ExportedFunctions());

    public string Description => "the exports of the embedded engine";

    public nint Resolve(string library, string function) => NativeExportTable.Resolve(function);
}
