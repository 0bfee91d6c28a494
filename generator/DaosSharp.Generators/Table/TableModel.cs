using DaosSharp.Generators.Bindings;
using DaosSharp.Generators.Infrastructure;

namespace DaosSharp.Generators.Table;

/// <summary>One native API table.</summary>
internal sealed record TableModel(
    ClassInfo Class, string BindingsName, string Baseline, EquatableArray<BindingFunction> Functions);
