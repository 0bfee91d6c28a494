namespace DaosSharp.Bindgen.Model;

/// <summary>An enumerator, or a constant of the function class that stands for one; the enumeration is null for constants.</summary>
internal sealed record BoundEnumerator(string? Enumeration, string Name, long Value);
