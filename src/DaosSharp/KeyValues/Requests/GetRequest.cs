using DaosSharp.Async;

namespace DaosSharp;

internal readonly unsafe struct GetRequest(KeyValueCalls calls, OperationKey key, Memory<byte> destination) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        sbyte* name = key.Write(operation);
        return calls.Get(operation, name, operation.AttachDestination(destination), destination.Length, source, cancel);
    }
}
