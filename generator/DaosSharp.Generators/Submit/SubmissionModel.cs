using DaosSharp.Generators.Bindings;
using DaosSharp.Generators.Infrastructure;

namespace DaosSharp.Generators.Submit;

/// <summary>One class of submissions.</summary>
/// <param name="Class">The class.</param>
/// <param name="Api">Fully qualified name of the native API table.</param>
/// <param name="Functions">The functions that take an event, in the order of the table.</param>
internal sealed record SubmissionModel(ClassInfo Class, string Api, EquatableArray<BindingFunction> Functions);
