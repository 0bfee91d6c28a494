using DaosSharp.Interop;
using static DaosSharp.Interop.daos_pool_props;

namespace DaosSharp.Embedded.Interface;

/// <summary>Numeric pool properties, as DAOS 2.6 has them on one engine.</summary>
internal static class PoolProperties
{
    private const ulong ReclaimLazy = 1;
    private const ulong SelfHealAll = 3;

    public static bool TryGet(daos_pool_props type, out ulong value)
    {
        (bool known, value) = type switch
        {
            DAOS_PROP_PO_SPACE_RB => (true, 0UL),
            DAOS_PROP_PO_SELF_HEAL => (true, SelfHealAll),
            DAOS_PROP_PO_RECLAIM => (true, ReclaimLazy),
            DAOS_PROP_PO_EC_CELL_SZ => (true, 64UL << 10),
            DAOS_PROP_PO_REDUN_FAC => (true, 0UL),
            DAOS_PROP_PO_EC_PDA => (true, (ulong)Daos.DAOS_PROP_PO_EC_PDA_DEFAULT),
            DAOS_PROP_PO_RP_PDA => (true, (ulong)Daos.DAOS_PROP_PO_RP_PDA_DEFAULT),
            DAOS_PROP_PO_DATA_THRESH => (true, 4096UL),
            DAOS_PROP_PO_GLOBAL_VERSION => (true, 3UL),
            DAOS_PROP_PO_UPGRADE_STATUS => (true, 0UL),
            DAOS_PROP_PO_SCRUB_MODE => (true, (ulong)Daos.DAOS_PROP_PO_SCRUB_MODE_DEFAULT),
            DAOS_PROP_PO_SCRUB_FREQ => (true, (ulong)Daos.DAOS_PROP_PO_SCRUB_FREQ_DEFAULT),
            DAOS_PROP_PO_SCRUB_THRESH => (true, (ulong)Daos.DAOS_PROP_PO_SCRUB_THRESH_DEFAULT),
            DAOS_PROP_PO_SVC_REDUN_FAC => (true, (ulong)Daos.DAOS_PROP_PO_SVC_REDUN_FAC_DEFAULT),
            DAOS_PROP_PO_OBJ_VERSION => (true, 2UL),
            DAOS_PROP_PO_PERF_DOMAIN => (true, (ulong)Daos.DAOS_PROP_PO_PERF_DOMAIN_DEFAULT),
            DAOS_PROP_PO_CHECKPOINT_MODE => (true, (ulong)Daos.DAOS_PROP_PO_CHECKPOINT_MODE_DEFAULT),
            DAOS_PROP_PO_CHECKPOINT_FREQ => (true, (ulong)Daos.DAOS_PROP_PO_CHECKPOINT_FREQ_DEFAULT),
            DAOS_PROP_PO_CHECKPOINT_THRESH => (true, (ulong)Daos.DAOS_PROP_PO_CHECKPOINT_THRESH_DEFAULT),
            DAOS_PROP_PO_REINT_MODE => (true, (ulong)Daos.DAOS_PROP_PO_REINT_MODE_DEFAULT),
            DAOS_PROP_PO_SVC_OPS_ENABLED => (true, (ulong)Daos.DAOS_PROP_PO_SVC_OPS_ENABLED_DEFAULT),
            DAOS_PROP_PO_SVC_OPS_ENTRY_AGE => (true, (ulong)Daos.DAOS_PROP_PO_SVC_OPS_ENTRY_AGE_DEFAULT),
            _ => (false, 0UL),
        };
        return known;
    }
}
