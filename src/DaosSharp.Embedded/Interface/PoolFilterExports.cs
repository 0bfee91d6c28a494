using System.Runtime.InteropServices;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Storage;
using DaosSharp.Generators;
using DaosSharp.Interop;
using static DaosSharp.Interop.daos_pool_cont_filter_func;
using static DaosSharp.Interop.daos_pool_cont_filter_key;

namespace DaosSharp.Embedded.Interface;

/// <summary>Lists of the containers of a pool that meet conditions on their metadata.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class PoolFilterExports
{
    [NativeExport]
    public static int daos_pool_cont_filter_init(daos_pool_cont_filter* filt, uint combine_func)
    {
        // The bound is DAOS's own: that of the comparisons.
        if (filt == null || combine_func >= (uint)PCF_FUNC_MAX)
        {
            return Der.Invalid;
        }

        *filt = new daos_pool_cont_filter { pcf_combine_func = combine_func };
        return Der.Success;
    }

    [NativeExport]
    public static int daos_pool_cont_filter_add(daos_pool_cont_filter* filt, daos_pool_cont_filter_part* part)
    {
        if (filt == null || part == null || filt->pcf_nparts >= int.MaxValue)
        {
            return Der.Invalid;
        }

        nuint size = ((nuint)filt->pcf_nparts + 1) * (nuint)sizeof(daos_pool_cont_filter_part*);
        filt->pcf_parts = (daos_pool_cont_filter_part**)NativeMemory.Realloc(filt->pcf_parts, size);
        filt->pcf_parts[filt->pcf_nparts++] = part;
        return Der.Success;
    }

    [NativeExport]
    public static void daos_pool_cont_filter_fini(daos_pool_cont_filter* filt)
    {
        if (filt != null)
        {
            NativeMemory.Free(filt->pcf_parts);
            filt->pcf_parts = null;
            filt->pcf_nparts = 0;
        }
    }

    [NativeExport]
    public static int daos_pool_filter_cont(
        daos_handle_t poh, daos_pool_cont_filter* filter, ulong* ncont, daos_pool_cont_info2* cbuf, daos_event* ev)
    {
        if (ncont == null || filter != null && filter->pcf_nparts > Daos.DAOS_POOL_CONT_FILTER_MAX_NPARTS)
        {
            return LastError.Fail(Der.Invalid, "no place for the number, or too many conditions");
        }

        if (PoolHandle.Find(poh) is not { } pool)
        {
            return Der.NoHandle;
        }

        if (!IsValid(filter))
        {
            *ncont = 0;
            return LastError.Fail(Der.Invalid, "a condition compares what is not there, or in no known way");
        }

        List<daos_pool_cont_info2> found = [];
        using StoreRead read = pool.Store.BeginRead();
        foreach (ContainerRecord record in ContainerTable.List(pool.Store, read.Txn))
        {
            daos_pool_cont_info2 info = default;
            ContainerInfo.Fill(pool.Store, read.Txn, record, &info.pci_cinfo);
            if (Matches(filter, in info.pci_cinfo))
            {
                ContainerInfo.FillName(record, &info.pci_id);
                found.Add(info);
            }
        }

        ulong room = *ncont;
        *ncont = (ulong)found.Count;
        if (cbuf == null || room == 0)
        {
            return Der.Success;
        }

        if (room < (ulong)found.Count)
        {
            return Der.Truncated;
        }

        CollectionsMarshal.AsSpan(found).CopyTo(new Span<daos_pool_cont_info2>(cbuf, found.Count));
        return Der.Success;
    }

    // No filter lets every container pass.
    private static bool IsValid(daos_pool_cont_filter* filter)
    {
        if (filter == null)
        {
            return true;
        }

        bool isValid = filter->pcf_nparts == 0 || filter->pcf_parts != null;
        for (uint i = 0; isValid && i < filter->pcf_nparts; i++)
        {
            daos_pool_cont_filter_part* part = filter->pcf_parts[i];
            isValid = part != null && part->pcfp_key < (uint)PCF_KEY_MAX && part->pcfp_func < (uint)PCF_FUNC_MAX;
        }

        return isValid;
    }

    private static bool Matches(daos_pool_cont_filter* filter, in daos_cont_info_t info)
    {
        bool isAnd = filter == null || filter->pcf_combine_func != (uint)daos_pool_cont_filter_combine.PCF_COMBINE_LOGICAL_OR;
        for (uint i = 0; filter != null && i < filter->pcf_nparts; i++)
        {
            if (Matches(filter->pcf_parts[i], in info) != isAnd)
            {
                return !isAnd;
            }
        }

        return isAnd || filter->pcf_nparts == 0;
    }

    private static bool Matches(daos_pool_cont_filter_part* part, in daos_cont_info_t info)
    {
        ulong value = (daos_pool_cont_filter_key)part->pcfp_key switch
        {
            PCF_KEY_MD_OTIME => info.ci_md_otime,
            PCF_KEY_MD_MTIME => info.ci_md_mtime,
            PCF_KEY_NUM_SNAPSHOTS => info.ci_nsnapshots,
            _ => info.ci_nhandles,
        };
        ulong wanted = part->pcfp_val64;
        return (daos_pool_cont_filter_func)part->pcfp_func switch
        {
            PCF_FUNC_EQ => value == wanted,
            PCF_FUNC_NE => value != wanted,
            PCF_FUNC_LT => value < wanted,
            PCF_FUNC_LE => value <= wanted,
            PCF_FUNC_GT => value > wanted,
            _ => value >= wanted,
        };
    }
}
