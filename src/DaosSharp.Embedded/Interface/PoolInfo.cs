using System.Runtime.InteropServices;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>What pool queries report: one engine with one target.</summary>
internal static unsafe class PoolInfo
{
    public const uint Targets = 1;

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
        d_rank_list_t* list = (d_rank_list_t*)NativeMemory.AllocZeroed((nuint)sizeof(d_rank_list_t));
        if (!none)
        {
            list->rl_ranks = (uint*)NativeMemory.AllocZeroed(sizeof(uint));
            list->rl_nr = 1;
        }

        return list;
    }

    /// <summary>0, or -DER_INVAL for what is no pool property.</summary>
    public static int FillProperties(PoolHandle pool, daos_prop_t* properties)
    {
        for (uint i = 0; properties != null && i < properties->dpp_nr; i++)
        {
            daos_prop_entry* entry = properties->dpp_entries + i;
            if (entry->dpe_type == (uint)daos_pool_props.DAOS_PROP_PO_LABEL)
            {
                PropertyList.SetText(entry, System.Text.Encoding.UTF8.GetBytes(pool.Store.Label));
            }
            else if (PoolProperties.TryGet((daos_pool_props)entry->dpe_type, out ulong value))
            {
                entry->dpe_val = value;
            }
            else
            {
                return Der.Invalid;
            }
        }

        return Der.Success;
    }
}
