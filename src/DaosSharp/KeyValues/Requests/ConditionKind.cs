using DaosSharp.Async;

namespace DaosSharp;

/// <summary>A conditional operation: 1 when it was done, 0 when the condition did not hold.</summary>
internal sealed class ConditionKind(DaosError expected) : KeyedKind
{
    public static readonly ConditionKind Insert = new(DaosError.Exists);
    public static readonly ConditionKind UpdateOrRemove = new(DaosError.NotFound);

    public override int Complete(Operation operation, int rc, out long result)
    {
        result = rc == 0 ? 1 : 0;
        return rc == (int)expected ? 0 : rc;
    }
}
