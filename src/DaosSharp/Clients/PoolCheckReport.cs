namespace DaosSharp;

/// <summary>Result of <see cref="DaosClient.CheckPool"/>.</summary>
/// <param name="Records">Records of the index that were looked at.</param>
/// <param name="Findings">What is wrong, in the order in which it was found.</param>
public sealed record PoolCheckReport(long Records, IReadOnlyList<PoolFinding> Findings)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool IsHealthy => Findings.Count == 0;
}
