namespace DaosSharp.Bindgen.Facts;

/// <summary>A macro with an integer value, as 64 bits.</summary>
internal sealed record MacroFact(string Name, long Value);
