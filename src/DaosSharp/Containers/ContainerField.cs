using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>What a <see cref="ContainerCondition"/> looks at.</summary>
public enum ContainerField
{
    /// <summary>When it was last opened, as <see cref="ContainerInfo.OpenTime"/>.</summary>
    OpenTime = (int)daos_pool_cont_filter_key.PCF_KEY_MD_OTIME,

    /// <summary>When its metadata was last changed, as <see cref="ContainerInfo.ModifyTime"/>.</summary>
    ModifyTime = (int)daos_pool_cont_filter_key.PCF_KEY_MD_MTIME,

    /// <summary>Number of snapshots.</summary>
    SnapshotCount = (int)daos_pool_cont_filter_key.PCF_KEY_NUM_SNAPSHOTS,

    /// <summary>Number of open handles, of all clients.</summary>
    HandleCount = (int)daos_pool_cont_filter_key.PCF_KEY_NUM_HANDLES,
}
