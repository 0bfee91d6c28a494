using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>One range or many, until they are written into the block of an operation.</summary>
internal readonly struct ArrayRanges
{
    private readonly ArrayRange _one;
    private readonly ReadOnlyMemory<ArrayRange> _many;
    private readonly bool _isMany;

    public ArrayRanges(ArrayRange one) => _one = one;

    public ArrayRanges(ReadOnlyMemory<ArrayRange> many)
    {
        _many = many;
        _isMany = true;
    }

    /// <summary>Number of cells of all ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A range is negative, or they add up to too much.</exception>
    public long CountCells(string parameter)
    {
        Span<daos_range_t> scratch = stackalloc daos_range_t[RangeList.StackRanges];
        ArrayRange one = _one;
        using RangeList list = new(_isMany ? _many.Span : new ReadOnlySpan<ArrayRange>(in one), scratch, parameter);
        return list.Cells;
    }

    /// <summary>Writes the native form into the operation.</summary>
    public unsafe daos_array_iod_t* Write(Operation operation, string parameter)
    {
        ArrayRange one = _one;
        ReadOnlySpan<ArrayRange> ranges = _isMany ? _many.Span : new ReadOnlySpan<ArrayRange>(in one);
        daos_range_t* place = ranges.Length <= OperationBlock.VectorLength
            ? (daos_range_t*)&operation.Block->Ranges
            : (daos_range_t*)operation.AttachOverflow(checked(ranges.Length * sizeof(daos_range_t)));
        using RangeList list = new(ranges, new Span<daos_range_t>(place, ranges.Length), parameter);
        daos_array_iod_t* iod = &operation.Block->ArrayIod;
        *iod = new() { arr_nr = (ulong)list.Native.Length, arr_rgs = place };
        operation.Block->Words[1] = (ulong)list.Cells;
        return iod;
    }
}
