namespace DaosSharp.Async;

/// <summary>All that is needed to start an operation once there is a slot for it.</summary>
internal interface IOperationRequest
{
    /// <summary>Fills the slot and submits it.</summary>
    /// <param name="operation">A slot; when this throws before <see cref="OperationQueue.Submit{T}"/> was called, the caller gives it back.</param>
    /// <param name="source">The source that is awaited already, to be passed on; null when nobody waits yet.</param>
    /// <param name="cancel">To be passed on.</param>
    /// <returns>What the submission returned.</returns>
    Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel);
}
