using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// The ranges of one call. Negative and overflowing ranges are refused; empty ones are left out, since the client of DAOS never comes back
/// from them.
/// </summary>
internal static unsafe class RangeList
{
    /// <summary>Number of cells of all ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A range is negative, or they add up to too much.</exception>
    public static long Count(ReadOnlySpan<ArrayRange> ranges, string parameter)
    {
        long cells = 0;
        foreach (ArrayRange range in ranges)
        {
            if (range.Index < 0 || range.Count < 0)
                throw new ArgumentOutOfRangeException(parameter, range, "A range begins at cell 0 or later and has no negative number of cells.");
            if (range.Count > long.MaxValue - range.Index || range.Count > long.MaxValue - cells)
                throw new ArgumentOutOfRangeException(parameter, range, "Ranges end, and add up, below 2^63 cells.");
            cells += range.Count;
        }
        return cells;
    }

    /// <summary>Writes ranges into an operation in their native form, which stays there until the completion.</summary>
    public static daos_array_iod_t* Write(Operation operation, ReadOnlySpan<ArrayRange> ranges)
    {
        daos_range_t* list = ranges.Length <= OperationBlock.VectorLength
            ? (daos_range_t*)&operation.Block->Ranges
            : (daos_range_t*)operation.AttachOverflow(checked(ranges.Length * sizeof(daos_range_t)));
        daos_range_t* place = list;
        // Counted again: another thread may have changed what was checked.
        long cells = Count(ranges, nameof(ranges));
        foreach (ArrayRange range in ranges)
        {
            if (range.Count > 0)
                *place++ = new() { rg_idx = (ulong)range.Index, rg_len = (ulong)range.Count };
        }
        daos_array_iod_t* iod = &operation.Block->ArrayIod;
        *iod = new() { arr_nr = (ulong)(place - list), arr_rgs = list };
        operation.Block->Words[1] = (ulong)cells;
        return iod;
    }
}
