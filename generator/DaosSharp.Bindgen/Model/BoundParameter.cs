namespace DaosSharp.Bindgen.Model;

/// <summary>A parameter or return value: the C type that the bindings name, and the C# type.</summary>
internal sealed record BoundParameter(string NativeType, Type Type);
