namespace DaosSharp;

/// <summary>State and space of one target of a pool. <c>daos_target_info_t</c></summary>
/// <param name="State">Whether it is in service.</param>
/// <param name="Memory">Space in the first tier.</param>
/// <param name="Nvme">Space on NVMe; all zero when the target has none.</param>
public sealed record TargetInfo(TargetState State, StorageSpace Memory, StorageSpace Nvme);
