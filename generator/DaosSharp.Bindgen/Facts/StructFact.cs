namespace DaosSharp.Bindgen.Facts;

/// <summary>A struct or union of the C interface; sizes in bytes.</summary>
internal sealed record StructFact(string Name, int Size, int Alignment);
