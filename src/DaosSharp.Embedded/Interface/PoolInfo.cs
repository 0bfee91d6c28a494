using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Properties;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;
using DaosSharp.Interop;
using static DaosSharp.Interop.daos_pool_props;

namespace DaosSharp.Embedded.Interface;

/// <summary>What pool queries report: one engine with one target.</summary>
internal static unsafe class PoolInfo
{
    public const uint Targets = 1;

    // In the order of DAOS's answer.
    private static readonly daos_pool_props[] All =
    [
        DAOS_PROP_PO_LABEL, DAOS_PROP_PO_SPACE_RB, DAOS_PROP_PO_SELF_HEAL, DAOS_PROP_PO_RECLAIM, DAOS_PROP_PO_EC_CELL_SZ,
        DAOS_PROP_PO_REDUN_FAC, DAOS_PROP_PO_ACL, DAOS_PROP_PO_OWNER, DAOS_PROP_PO_OWNER_GROUP, DAOS_PROP_PO_SVC_LIST,
        DAOS_PROP_PO_EC_PDA, DAOS_PROP_PO_RP_PDA, DAOS_PROP_PO_DATA_THRESH, DAOS_PROP_PO_GLOBAL_VERSION, DAOS_PROP_PO_OBJ_VERSION,
        DAOS_PROP_PO_UPGRADE_STATUS, DAOS_PROP_PO_PERF_DOMAIN, DAOS_PROP_PO_SCRUB_MODE, DAOS_PROP_PO_SCRUB_FREQ,
        DAOS_PROP_PO_SCRUB_THRESH, DAOS_PROP_PO_SVC_REDUN_FAC, DAOS_PROP_PO_CHECKPOINT_MODE, DAOS_PROP_PO_CHECKPOINT_FREQ,
        DAOS_PROP_PO_CHECKPOINT_THRESH, DAOS_PROP_PO_REINT_MODE, DAOS_PROP_PO_SVC_OPS_ENABLED, DAOS_PROP_PO_SVC_OPS_ENTRY_AGE,
    ];

    public static void Fill(PoolStore store, daos_pool_info_t* info, ulong bits)
    {
        *info = default;
        info->pi_bits = bits;
        store.Id.TryWriteBytes(info->pi_uuid, bigEndian: true, out _);
        info->pi_ntargets = Targets;
        info->pi_nnodes = 1;
        info->pi_map_ver = 1;
        if ((bits & (ulong)daos_pool_info_bit.DPI_REBUILD_STATUS) != 0)
        {
            info->pi_rebuild_st.rs_state = (int)daos_rebuild_state_t.DRS_NOT_STARTED;
        }

        if ((bits & (ulong)daos_pool_info_bit.DPI_SPACE) != 0)
        {
            ref daos_pool_space space = ref info->pi_space;
            FillSpace(store, ref space.ps_space);
            space.ps_ntargets = Targets;
            for (int i = 0; i < 2; i++)
            {
                ulong free = space.ps_space.s_free[i];
                space.ps_free_min[i] = free;
                space.ps_free_max[i] = free;
                space.ps_free_mean[i] = free;
            }
        }
    }

    /// <summary>Index and data share the pool's size; both count as the first medium.</summary>
    public static void FillSpace(PoolStore store, ref daos_space space)
    {
        space.s_total[0] = (ulong)store.Size;
        space.s_free[0] = (ulong)Math.Max(0, store.Size - store.UsedBytes());
    }

    /// <summary>The ranks in a block of memory for free(); none when disabled engines are asked for.</summary>
    public static d_rank_list_t* Ranks(ulong bits)
    {
        bool none = (bits & (ulong)daos_pool_info_bit.DPI_ENGINES_DISABLED) != 0;
        return RankList.Create(none ? [] : [0u]);
    }

    /// <summary>Answers a query; an empty list gets the entries of all properties. 0, or -DER_INVAL for what is no pool property.</summary>
    public static int FillProperties(PoolHandle pool, daos_prop_t* properties)
    {
        if (!PropertyList.IsQuery(properties, (uint)DAOS_PROP_PO_MIN, (uint)DAOS_PROP_PO_SVC_OPS_ENTRY_AGE + 1))
        {
            return LastError.Fail(Der.Invalid, "the property list is malformed, or has what is no pool property");
        }

        if (properties != null && properties->dpp_nr == 0)
        {
            PropertyList.AllocateEntries(properties, (uint)All.Length);
            for (int i = 0; i < All.Length; i++)
            {
                properties->dpp_entries[i].dpe_type = (uint)All[i];
            }
        }

        for (uint i = 0; properties != null && i < properties->dpp_nr; i++)
        {
            if (!TryFill(pool, properties->dpp_entries + i))
            {
                return LastError.Fail(Der.Invalid, $"{properties->dpp_entries[i].dpe_type} is no pool property");
            }
        }

        return Der.Success;
    }

    private static bool TryFill(PoolHandle pool, daos_prop_entry* entry)
    {
        PropertyList.Forget(entry);
        switch ((daos_pool_props)entry->dpe_type)
        {
            case DAOS_PROP_PO_LABEL:
                PropertyList.SetText(entry, System.Text.Encoding.UTF8.GetBytes(pool.Store.Label));
                return true;
            case DAOS_PROP_PO_ACL or DAOS_PROP_PO_OWNER or DAOS_PROP_PO_OWNER_GROUP:
                using (StoreRead read = pool.Store.BeginRead())
                {
                    AccessProperties.Fill(PoolAccess.Read(pool.Store, read.Txn), entry);
                    return true;
                }

            case DAOS_PROP_PO_SVC_LIST:
                entry->dpe_val_ptr = Ranks(0);
                return true;
            default:
                bool known = PoolProperties.TryGet((daos_pool_props)entry->dpe_type, out ulong value);
                entry->dpe_val = known ? value : entry->dpe_val;
                return known;
        }
    }
}
