namespace DaosSharp.Bindgen.Facts;

/// <summary>An enumerator; the name of its enumeration is <see cref="Unnamed"/> when C gives none.</summary>
internal sealed record EnumeratorFact(string Enumeration, string Name, long Value)
{
    /// <summary>The name that stands for an enumeration without a tag.</summary>
    public const string Unnamed = "(unnamed)";
}
