using DaosSharp.Generators.Bindings;
using DaosSharp.Generators.Infrastructure;

namespace DaosSharp.Generators.Exports;

/// <summary>One exported method.</summary>
/// <param name="Function">The binding that it implements.</param>
/// <param name="Implementation">Its own name.</param>
/// <param name="Gated">The event gate stands before it.</param>
/// <param name="Deferred">It gets the event behind the gate and may complete it later.</param>
internal sealed record ExportModel(BindingFunction Function, string Implementation, bool Gated, bool Deferred);

/// <summary>One class of exports.</summary>
/// <param name="Class">The class.</param>
/// <param name="Barrier">Fully qualified name of the exception barrier.</param>
/// <param name="Gate">Fully qualified name of the event gate; null when the class has none.</param>
/// <param name="GateKnowsErrno">The gate has methods of its own for functions that return errno values.</param>
/// <param name="Exports">The exported methods.</param>
internal sealed record ExportClassModel(
    ClassInfo Class, string Barrier, string? Gate, bool GateKnowsErrno, EquatableArray<ExportModel> Exports);

/// <summary>Where a name is exported, to find names that are exported twice in an assembly.</summary>
internal sealed record ExportSite(string Name, string Method, LocationInfo? Location);

/// <summary>What the assembly's table needs to know of a class.</summary>
internal sealed record ExportClassNames(string GlobalName, EquatableArray<string> Names);
