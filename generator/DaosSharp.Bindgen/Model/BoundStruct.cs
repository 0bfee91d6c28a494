namespace DaosSharp.Bindgen.Model;

/// <summary>A struct of the bindings with the layout that the runtime gives it; sizes in bytes.</summary>
internal sealed record BoundStruct(string Name, Type Type, int Size, int Alignment, IReadOnlyList<BoundField> Fields, string? AddedIn);
