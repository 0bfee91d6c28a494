using DaosSharp.Interop;
using static DaosSharp.Interop.daos_cont_props;

namespace DaosSharp.Embedded.Containers;

/// <summary>Defaults and limits of the numeric container properties, as DAOS 2.6 has them on one engine.</summary>
internal static class ContainerProperties
{
    private const ulong MinEcCell = 1024;
    private const ulong MaxEcCell = 1 << 30;
    private const ulong EcAlignment = 32;
    private const ulong MaxRedundancyFactor = 4;
    private const ulong LargestUint = uint.MaxValue;
    private const ulong RootDomain = 255;
    private const ulong GroupDomain = 3;

    // The status itself in the packed value of DAOS_PROP_CO_STATUS.
    private const ulong StatusMask = 0xFFFFUL << 32;

    /// <summary>Value of a property that nobody set. False for what is no numeric container property.</summary>
    public static bool TryGetDefault(daos_cont_props type, out ulong value)
    {
        (bool known, value) = type switch
        {
            DAOS_PROP_CO_LAYOUT_TYPE => (true, 0UL),
            DAOS_PROP_CO_LAYOUT_VER => (true, 1UL),
            DAOS_PROP_CO_CSUM => (true, 0UL),
            DAOS_PROP_CO_CSUM_CHUNK_SIZE => (true, 32UL << 10),
            DAOS_PROP_CO_CSUM_SERVER_VERIFY => (true, 0UL),
            DAOS_PROP_CO_REDUN_FAC => (true, 0UL),
            DAOS_PROP_CO_REDUN_LVL => (true, (ulong)Daos.DAOS_PROP_CO_REDUN_DEFAULT),
            DAOS_PROP_CO_SNAPSHOT_MAX => (true, 0UL),
            DAOS_PROP_CO_COMPRESS => (true, 0UL),
            DAOS_PROP_CO_ENCRYPT => (true, 0UL),
            DAOS_PROP_CO_DEDUP => (true, 0UL),
            DAOS_PROP_CO_DEDUP_THRESHOLD => (true, 4096UL),
            DAOS_PROP_CO_STATUS => (true, 1UL),
            DAOS_PROP_CO_ALLOCED_OID => (true, 0UL),
            DAOS_PROP_CO_EC_CELL_SZ => (true, 64UL << 10),
            DAOS_PROP_CO_EC_PDA => (true, 1UL),
            DAOS_PROP_CO_RP_PDA => (true, LargestUint),
            DAOS_PROP_CO_GLOBAL_VERSION => (true, 3UL),
            DAOS_PROP_CO_SCRUBBER_DISABLED => (true, 0UL),
            DAOS_PROP_CO_OBJ_VERSION => (true, 2UL),
            DAOS_PROP_CO_PERF_DOMAIN => (true, (ulong)Daos.DAOS_PROP_CO_PERF_DOMAIN_DEFAULT),
            _ => (false, 0UL),
        };
        return known;
    }

    /// <summary>True when DAOS accepts the value at creation.</summary>
    public static bool IsValidAtCreation(daos_cont_props type, ulong value) => type switch
    {
        DAOS_PROP_CO_LAYOUT_TYPE => value < Daos.DAOS_PROP_CO_LAYOUT_MAX,
        DAOS_PROP_CO_CSUM => (ushort)value <= Daos.DAOS_PROP_CO_CSUM_ADLER32,
        DAOS_PROP_CO_CSUM_CHUNK_SIZE => value <= LargestUint,
        DAOS_PROP_CO_CSUM_SERVER_VERIFY => value <= Daos.DAOS_PROP_CO_CSUM_SV_ON,
        DAOS_PROP_CO_REDUN_FAC => value <= MaxRedundancyFactor,
        DAOS_PROP_CO_REDUN_LVL => value is >= Daos.DAOS_PROP_CO_REDUN_MIN and <= Daos.DAOS_PROP_CO_REDUN_MAX,
        DAOS_PROP_CO_COMPRESS => value <= Daos.DAOS_PROP_CO_COMPRESS_DEFLATE4,
        DAOS_PROP_CO_ENCRYPT => value <= Daos.DAOS_PROP_CO_ENCRYPT_AES_GCM256,
        DAOS_PROP_CO_DEDUP => value <= Daos.DAOS_PROP_CO_DEDUP_HASH,
        DAOS_PROP_CO_DEDUP_THRESHOLD => value is >= 4096 and <= LargestUint,
        DAOS_PROP_CO_EC_CELL_SZ => value == 0 || value is >= MinEcCell and <= MaxEcCell && value % EcAlignment == 0,
        DAOS_PROP_CO_PERF_DOMAIN => IsPerformanceDomain(value),
        DAOS_PROP_CO_EC_PDA or DAOS_PROP_CO_RP_PDA or DAOS_PROP_CO_LAYOUT_VER or DAOS_PROP_CO_SNAPSHOT_MAX or DAOS_PROP_CO_SCRUBBER_DISABLED or DAOS_PROP_CO_OBJ_VERSION
            or DAOS_PROP_CO_ALLOCED_OID => true,

        // Status and global version are DAOS's own.
        _ => false,
    };

    /// <summary>True when zero at creation stands for what the pool has.</summary>
    public static bool IsInherited(daos_cont_props type) => type is DAOS_PROP_CO_EC_CELL_SZ or DAOS_PROP_CO_EC_PDA or DAOS_PROP_CO_RP_PDA;

    /// <summary>True when redundancy and its level let DAOS choose the container's root object on one target, as it does unless the creator names it.</summary>
    public static bool HaveRoot(IReadOnlyDictionary<uint, ulong> values) =>
        values.GetValueOrDefault((uint)DAOS_PROP_CO_REDUN_FAC) == 0
        && values.GetValueOrDefault((uint)DAOS_PROP_CO_REDUN_LVL) <= Daos.DAOS_PROP_CO_REDUN_NODE;

    /// <summary>Result of changing a property later: 0, -DER_INVAL for the value, -DER_NO_PERM for what only a creation can set.</summary>
    public static int CheckChange(daos_cont_props type, ulong value) => type switch
    {
        DAOS_PROP_CO_PERF_DOMAIN when !IsPerformanceDomain(value) => Der.Invalid,
        DAOS_PROP_CO_ALLOCED_OID or DAOS_PROP_CO_EC_CELL_SZ or DAOS_PROP_CO_EC_PDA or DAOS_PROP_CO_RP_PDA or DAOS_PROP_CO_PERF_DOMAIN =>
            Der.NoPermission,
        DAOS_PROP_CO_OBJ_VERSION => Der.Invalid,
        DAOS_PROP_CO_STATUS => (value & StatusMask) == Daos.DAOS_PROP_CO_HEALTHY ? Der.Success : Der.Invalid,
        _ => IsValidAtCreation(type, value) ? Der.Success : Der.Invalid,
    };

    private static bool IsPerformanceDomain(ulong value) => value is RootDomain or GroupDomain;
}
