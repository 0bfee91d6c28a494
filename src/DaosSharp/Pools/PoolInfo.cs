namespace DaosSharp;

/// <summary>The state of a pool at one moment. <c>daos_pool_info_t</c></summary>
/// <param name="Id">UUID of the pool.</param>
/// <param name="TargetCount">Number of targets.</param>
/// <param name="NodeCount">Number of engines.</param>
/// <param name="DisabledTargetCount">Number of targets that are excluded or down.</param>
/// <param name="Memory">Space in the first tier: storage-class memory, or metadata on SSD.</param>
/// <param name="Nvme">Space on NVMe; all zero when the pool has none.</param>
public sealed record PoolInfo(Guid Id, int TargetCount, int NodeCount, int DisabledTargetCount, StorageSpace Memory, StorageSpace Nvme)
{
    /// <summary>Number of targets that are in service.</summary>
    public int ActiveTargetCount { get; init; }

    /// <summary>Version of the pool map, which grows with each change of its targets.</summary>
    public uint MapVersion { get; init; }

    /// <summary>Rank of the engine that leads the pool service.</summary>
    public uint Leader { get; init; }

    /// <summary>How the free space in the first tier is spread over targets.</summary>
    public StorageSpread MemorySpread { get; init; }

    /// <summary>How the free space on NVMe is spread over targets.</summary>
    public StorageSpread NvmeSpread { get; init; }

    /// <summary>The latest rebuild.</summary>
    public RebuildStatus Rebuild { get; init; }

    /// <summary>What completed updates survive; null on an installed DAOS, whose servers decide. <c>dse_pool_get_durability</c></summary>
    public PoolDurability? Durability { get; init; }
}
