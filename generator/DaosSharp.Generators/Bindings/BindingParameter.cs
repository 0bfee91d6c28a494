namespace DaosSharp.Generators.Bindings;

/// <summary>A parameter of a native function; the type is fully qualified, the name escaped where it is a keyword.</summary>
internal sealed record BindingParameter(string Type, string Name);
