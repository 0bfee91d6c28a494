using System.Text;
using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>An operation on a dkey of an object: 1 when it was done, 0 when a condition did not hold that may fail.</summary>
internal class ObjectKind(bool isConditional) : OperationKind
{
    public static readonly ObjectKind Plain = new(isConditional: false);
    public static readonly ObjectKind Conditional = new(isConditional: true);

    public override int Complete(Operation operation, int rc, out long result)
    {
        result = rc == 0 ? 1 : 0;
        return isConditional && (DaosError)rc is DaosError.NotFound or DaosError.Exists ? 0 : rc;
    }

    public override unsafe string? Target(Operation operation)
    {
        d_iov_t dkey = operation.Block->Dkey;
        return dkey.iov_buf == null || dkey.iov_len == 0
            ? base.Target(operation)
            : $"dkey '{Encoding.UTF8.GetString((byte*)dkey.iov_buf, (int)dkey.iov_len)}' of {operation.Owner}";
    }
}
