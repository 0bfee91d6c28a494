namespace DaosSharp.Async;

/// <summary>The kind of all <see cref="Call"/> operations.</summary>
internal sealed class CallKind : OperationKind
{
    public static readonly CallKind Instance = new();

    public override int Complete(Operation operation, int rc, out long result)
    {
        result = 0;
        return ((Call)operation.State!).Complete(operation, rc);
    }

    public override void Discard(Operation operation) => ((Call)operation.State!).Discard();

    public override string? Target(Operation operation) => ((Call)operation.State!).Target;
}
