namespace DaosSharp.Async;

/// <summary>A call and what comes of it.</summary>
/// <param name="owner">Kept alive until the completion.</param>
/// <param name="target">What exceptions say that the function was called for.</param>
/// <param name="start">Fills the slot and submits it.</param>
/// <param name="read">Makes the result of a completed operation; owns what the function has opened.</param>
/// <param name="expected">Error codes that are no error: there is no result then.</param>
internal sealed class Call<T>(
    object owner, string target, Func<CallSlot, Submitted> start, Func<Operation, T> read, params DaosError[] expected)
    : Call(owner, target, start)
{
    /// <summary>Makes another code of what the function returned, when that says too little; null to take it as it is.</summary>
    public Func<int, int>? Explain { get; init; }

    /// <summary>What came; the default value after an expected error.</summary>
    public T? Result { get; private set; }

    public override int Complete(Operation operation, int rc)
    {
        rc = Explain?.Invoke(rc) ?? rc;
        if (expected.Contains((DaosError)rc))
            return 0;
        if (rc == 0)
            Result = read(operation);
        return rc;
    }

    // Closing may block, and the thread that polled is not to wait.
    public override void Discard()
    {
        if (Result is IDisposable opened)
            ThreadPool.UnsafeQueueUserWorkItem(static o => o.Dispose(), opened, preferLocal: false);
    }
}
