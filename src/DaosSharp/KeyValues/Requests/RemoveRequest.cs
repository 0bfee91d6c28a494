using DaosSharp.Async;

namespace DaosSharp;

internal readonly unsafe struct RemoveRequest(KeyValueCalls calls, ulong condition, OperationKey key) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel) =>
        calls.Remove(operation, condition, key.Write(operation), source, cancel);
}
