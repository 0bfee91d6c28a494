using DaosSharp.Async;

namespace DaosSharp;

/// <summary>The size of an array, which C counts without a sign.</summary>
internal sealed class ArraySizeKind : OperationKind
{
    public static readonly ArraySizeKind Instance = new();

    public override bool IsRead => true;

    public override unsafe int Complete(Operation operation, int rc, out long result)
    {
        result = (long)operation.Block->Words[0];
        return rc == 0 && result < 0 ? (int)DaosError.Overflow : rc;
    }
}
