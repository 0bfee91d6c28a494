using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>An operation on ranges of cells.</summary>
internal class RangesKind : OperationKind
{
    public static readonly RangesKind Plain = new();

    public override unsafe string? Target(Operation operation)
    {
        daos_array_iod_t* iod = &operation.Block->ArrayIod;
        string what = iod->arr_nr == 1
            ? $"cells {iod->arr_rgs->rg_idx} to {iod->arr_rgs->rg_idx + iod->arr_rgs->rg_len - 1}"
            : $"{iod->arr_nr} ranges";
        return $"{what} of {operation.Owner}";
    }
}
