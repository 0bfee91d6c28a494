using DaosSharp.Embedded.Handles;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>The checks that libdaos makes of an array call before it sends anything.</summary>
internal static unsafe class ArrayCheck
{
    // Above this number of tiny ranges a call is refused.
    private const ulong MaxTinyRanges = 16384;
    private const ulong TinyRange = 16;

    /// <summary>The checks that come before the handle is looked up: 0, -DER_INVAL, -DER_NOTSUPPORTED.</summary>
    public static int Ranges(daos_array_iod_t* iod)
    {
        if (iod == null || iod->arr_nr == 0 || iod->arr_rgs == null)
        {
            return Der.Invalid;
        }

        return iod->arr_nr > MaxTinyRanges && HasTooManyTinyRanges(iod) ? Der.NotSupported : Der.Success;
    }

    /// <summary>Ranges that run over the end of the index space, sizes that nothing can be read with, buffers of another length.</summary>
    /// <param name="list">Null for a punch.</param>
    public static int Shape(ArrayHandle array, daos_array_iod_t* iod, d_sg_list_t* list)
    {
        if (array.CellSize == 0 || array.ChunkSize == 0)
        {
            return Der.Invalid;
        }

        UInt128 cells = 0;
        for (ulong i = 0; i < iod->arr_nr; i++)
        {
            daos_range_t range = iod->arr_rgs[i];
            if (range.rg_len > 0 && range.rg_idx + (range.rg_len - 1) < range.rg_idx)
            {
                return Der.Invalid;
            }

            cells += range.rg_len;
        }

        if (list == null)
        {
            return Der.Success;
        }

        UInt128 bytes = 0;
        for (uint i = 0; i < list->sg_nr; i++)
        {
            if (list->sg_iovs == null || list->sg_iovs[i].iov_len > 0 && list->sg_iovs[i].iov_buf == null)
            {
                return Der.Invalid;
            }

            bytes += list->sg_iovs[i].iov_len;
        }

        return cells * array.CellSize == bytes ? Der.Success : Der.Invalid;
    }

    /// <summary>0, or -DER_INVAL when two extents of one piece share a record.</summary>
    public static int Disjoint(ReadOnlySpan<daos_recx_t> extents)
    {
        fixed (daos_recx_t* e = extents)
        {
            return Objects.RequestCheck.AreDisjoint((uint)extents.Length, e) ? Der.Success : Der.Invalid;
        }
    }

    // libdaos looks at every range only when a first probe of some of them finds no large one.
    private static bool HasTooManyTinyRanges(daos_array_iod_t* iod)
    {
        for (ulong i = 0; i < iod->arr_nr; i = i == 0 ? 2 : i * 2)
        {
            if (iod->arr_rgs[i].rg_len > TinyRange)
            {
                return false;
            }
        }

        ulong tiny = 0;
        for (ulong i = 0; i < iod->arr_nr && tiny <= MaxTinyRanges; i++)
        {
            tiny += iod->arr_rgs[i].rg_len <= TinyRange ? 1UL : 0;
        }

        return tiny > MaxTinyRanges;
    }
}
