namespace DaosSharp.Bindgen.Model;

/// <summary>A function of the bindings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Library">The library that it is imported from; null when it is written in C#.</param>
/// <param name="AddedIn">The version that brought it, if the bindings name one.</param>
/// <param name="Return">The return value.</param>
/// <param name="Parameters">The parameters.</param>
internal sealed record BoundFunction(string Name, string? Library, string? AddedIn, BoundParameter Return, IReadOnlyList<BoundParameter> Parameters)
{
    /// <summary>The C function type that the bindings stand for.</summary>
    public string Signature => $"{Return.NativeType} ({string.Join(", ", Parameters.Select(p => p.NativeType))})";
}
