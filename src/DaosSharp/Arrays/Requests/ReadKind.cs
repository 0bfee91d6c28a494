using DaosSharp.Async;

namespace DaosSharp;

/// <summary>A read: the number of cells before the end of the array.</summary>
internal sealed class ReadKind : RangesKind
{
    public static readonly ReadKind Instance = new();

    public override bool IsRead => true;

    public override unsafe int Complete(Operation operation, int rc, out long result)
    {
        result = (long)operation.Block->Words[1] - (long)operation.Block->ArrayIod.arr_nr_short_read;
        return rc;
    }

    // The buffer held the caller's content before: what was not read is still that.
    public override long BytesToCopy(Operation operation, long result) => operation.Bytes;
}
