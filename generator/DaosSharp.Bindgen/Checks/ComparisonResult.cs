namespace DaosSharp.Bindgen.Checks;

/// <summary>The outcome for one version.</summary>
/// <param name="Counts">What was compared.</param>
/// <param name="Differences">Differences that nobody has listed.</param>
/// <param name="Known">Differences that are listed with a reason.</param>
/// <param name="Unused">Listed differences that did not occur.</param>
internal sealed record ComparisonResult(
    ComparisonCounts Counts,
    IReadOnlyList<Difference> Differences,
    IReadOnlyList<KnownDifference> Known,
    IReadOnlyList<KnownDifference> Unused)
{
    /// <summary>Whether all is as listed.</summary>
    public bool Succeeded => Differences.Count == 0 && Unused.Count == 0;
}
