using DaosSharp.Async;

namespace DaosSharp;

internal readonly unsafe struct RemoveRequest(
    DaosKeyValue owner, KeyValueHandle handle, ulong condition, OperationKey key, OperationKind kind) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        Submissions.daos_kv_remove remove = new(handle.Value, default, condition, key.Write(operation));
        return operation.Queue.Submit(operation, remove, kind, owner, source, cancel);
    }
}
