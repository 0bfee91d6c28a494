using DaosSharp.Generators.Infrastructure;

namespace DaosSharp.Generators.Bindings;

/// <summary>A native function as its import declares it.</summary>
/// <param name="Method">Name of the C# method.</param>
/// <param name="EntryPoint">Name of the C function.</param>
/// <param name="Library">Logical library name, such as libdaos.</param>
/// <param name="AddedIn">Version that brought the function; null when it was always there.</param>
/// <param name="SuppressGCTransition">The import carries [SuppressGCTransition].</param>
/// <param name="ReturnType">Fully qualified return type.</param>
/// <param name="Parameters">The parameters in order.</param>
internal sealed record BindingFunction(
    string Method,
    string EntryPoint,
    string Library,
    string? AddedIn,
    bool SuppressGCTransition,
    string ReturnType,
    EquatableArray<BindingParameter> Parameters)
{
    public bool ReturnsVoid => ReturnType == "void";

    /// <summary>The function pointer type of the function.</summary>
    public string PointerType =>
        (SuppressGCTransition ? "delegate* unmanaged[Cdecl, SuppressGCTransition]<" : "delegate* unmanaged[Cdecl]<")
        + string.Concat(Parameters.Select(static p => p.Type + ", ")) + ReturnType + ">";

    /// <summary>The parameter list of a declaration.</summary>
    public string ParameterList => string.Join(", ", Parameters.Select(static p => $"{p.Type} {p.Name}"));

    /// <summary>The argument list of a call that passes everything on.</summary>
    public string ArgumentList => string.Join(", ", Parameters.Select(static p => p.Name));
}
