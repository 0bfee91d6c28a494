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
    /// <summary>What completed updates survive; null on an installed DAOS, whose servers decide. <c>dse_pool_get_durability</c></summary>
    public PoolDurability? Durability { get; init; }
}
