using DaosSharp.Generators;

namespace DaosSharp.Interop;

/// <summary>The table of the embedded engine's own functions; empty on an installed DAOS.</summary>
[NativeApiTable(typeof(Engine))]
public sealed unsafe partial class EngineApi;
