using System.Buffers;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// The ranges of one call in native form: on the caller's stack when they are few, else in a pooled array. Negative and overflowing ranges
/// are refused; empty ones are left out, since the client of DAOS never comes back from them.
/// </summary>
internal ref struct RangeList
{
    /// <summary>Number of ranges that need no pooled array.</summary>
    public const int StackRanges = 16;

    private daos_range_t[]? _rented;

    public RangeList(ReadOnlySpan<ArrayRange> ranges, Span<daos_range_t> scratch, string parameter)
    {
        long cells = 0;
        int count = 0;
        foreach (ArrayRange range in ranges)
        {
            if (range.Index < 0 || range.Count < 0)
                throw new ArgumentOutOfRangeException(parameter, range, "A range begins at cell 0 or later and has no negative number of cells.");
            if (range.Count > long.MaxValue - range.Index || range.Count > long.MaxValue - cells)
                throw new ArgumentOutOfRangeException(parameter, range, "Ranges end, and add up, below 2^63 cells.");
            cells += range.Count;
        }
        if (ranges.Length > scratch.Length)
            scratch = _rented = ArrayPool<daos_range_t>.Shared.Rent(ranges.Length);
        foreach (ArrayRange range in ranges)
        {
            if (range.Count > 0)
                scratch[count++] = new daos_range_t { rg_idx = (ulong)range.Index, rg_len = (ulong)range.Count };
        }
        Cells = cells;
        Native = scratch[..count];
    }

    /// <summary>Number of cells of all ranges.</summary>
    public long Cells { get; }

    public Span<daos_range_t> Native { get; }

    public void Dispose()
    {
        daos_range_t[]? rented = _rented;
        _rented = null;
        if (rented is not null)
            ArrayPool<daos_range_t>.Shared.Return(rented);
    }
}
