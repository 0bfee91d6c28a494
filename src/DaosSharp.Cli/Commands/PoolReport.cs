namespace DaosSharp.Cli.Commands;

/// <summary>What is known of a pool.</summary>
/// <param name="Pool">Label and UUID.</param>
/// <param name="Info">Its state; null when it was not asked for, or does not answer.</param>
internal sealed record PoolReport(PoolSummary Pool, PoolInfo? Info)
{
    public string Uuid => Pool.Id.ToString("D");

    /// <summary>The label, or the first part of the UUID.</summary>
    public string Name => Pool.Label ?? Uuid[..Uuid.IndexOf('-', StringComparison.Ordinal)];

    public string State => Info is { DisabledTargetCount: > 0 } ? "Degraded" : "Ready";

    public IReadOnlyList<PoolTier> Tiers => Info is null
        ? []
        : [PoolTier.Of("scm", Info.Memory, Info.MemorySpread, Info), PoolTier.Of("nvme", Info.Nvme, Info.NvmeSpread, Info)];
}
