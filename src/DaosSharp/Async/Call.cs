namespace DaosSharp.Async;

/// <summary>A call that is not on the hot path, such as one that opens something. An object for each call.</summary>
/// <param name="owner">Kept alive until the completion.</param>
/// <param name="target">What exceptions say that the function was called for.</param>
/// <param name="start">Fills the slot and submits it.</param>
internal abstract class Call(object owner, string target, Func<CallSlot, Submitted> start)
{
    public object Owner { get; } = owner;

    public string Target { get; } = target;

    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        operation.State = this;
        return start(new(this, operation, source, cancel));
    }

    /// <summary>Makes of the completion what the caller gets.</summary>
    /// <returns>0, or the error code that the caller gets as an exception.</returns>
    public abstract int Complete(Operation operation, int rc);

    /// <summary>Nobody waits for it any more: closes what was opened.</summary>
    public abstract void Discard();
}
