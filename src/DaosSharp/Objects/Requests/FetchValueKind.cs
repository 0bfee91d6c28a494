using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>A fetch of one single value: its size, or a number for <see cref="ValueResult.Decode"/>.</summary>
internal sealed class FetchValueKind(bool throws) : ObjectKind(isConditional: false)
{
    public static readonly FetchValueKind Value = new(throws: true);
    public static readonly FetchValueKind TryValue = new(throws: false);

    public override unsafe int Complete(Operation operation, int rc, out long result)
    {
        result = (long)((daos_iod_t*)operation.OverflowAddress)->iod_size;
        if (rc == 0 || throws)
            return rc;
        if (rc == (int)DaosError.NotFound)
            result = ValueResult.NotFound;
        else if (rc == (int)DaosError.RecordTooBig)
            result = ValueResult.TooSmall(result);
        else
            return rc;
        return 0;
    }
}
