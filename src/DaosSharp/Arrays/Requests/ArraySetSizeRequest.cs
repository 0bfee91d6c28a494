using DaosSharp.Async;

namespace DaosSharp;

internal readonly unsafe struct ArraySetSizeRequest(DaosArray owner, ArrayHandle handle, long size) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        Submissions.daos_array_set_size set = new(handle.Value, default, (ulong)size);
        return operation.Queue.Submit(operation, set, OperationKind.NoResult, owner, source, cancel);
    }
}
