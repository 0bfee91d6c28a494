using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Hints by which DAOS chooses a class when none is given; one of redundancy and one of sharding (<c>DAOS_OCH_*</c>).</summary>
[Flags]
public enum ObjectHints
{
    /// <summary>No hint: by type and container properties.</summary>
    None = 0,

    /// <summary>Redundancy: the container's.</summary>
    RedundancyDefault = (int)Daos.DAOS_OCH_RDD_DEF,

    /// <summary>Redundancy: none.</summary>
    RedundancyNone = (int)Daos.DAOS_OCH_RDD_NO,

    /// <summary>Redundancy: replication.</summary>
    RedundancyReplication = (int)Daos.DAOS_OCH_RDD_RP,

    /// <summary>Redundancy: erasure code.</summary>
    RedundancyErasureCode = (int)Daos.DAOS_OCH_RDD_EC,

    /// <summary>Sharding: the default.</summary>
    ShardingDefault = (int)Daos.DAOS_OCH_SHD_DEF,

    /// <summary>Sharding: a few groups.</summary>
    ShardingTiny = (int)Daos.DAOS_OCH_SHD_TINY,

    /// <summary>Sharding: a quarter of what is possible.</summary>
    ShardingRegular = (int)Daos.DAOS_OCH_SHD_REG,

    /// <summary>Sharding: half of what is possible.</summary>
    ShardingHigh = (int)Daos.DAOS_OCH_SHD_HI,

    /// <summary>Sharding: most of what is possible.</summary>
    ShardingExtended = (int)Daos.DAOS_OCH_SHD_EXT,

    /// <summary>Sharding: all that is possible.</summary>
    ShardingMaximum = (int)Daos.DAOS_OCH_SHD_MAX,
}
