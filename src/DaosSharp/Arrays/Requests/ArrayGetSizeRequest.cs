using DaosSharp.Async;

namespace DaosSharp;

internal readonly unsafe struct ArrayGetSizeRequest(DaosArray owner, ArrayHandle handle) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        Submissions.daos_array_get_size size = new(handle.Value, default, (ulong*)&operation.Block->Words);
        return operation.Queue.Submit(operation, size, ArraySizeKind.Instance, owner, source, cancel);
    }
}
