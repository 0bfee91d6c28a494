using DaosSharp.Async;

namespace DaosSharp;

internal readonly unsafe struct PutRequest(
    KeyValueCalls calls, ulong condition, OperationKey key, ReadOnlyMemory<byte> value) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        sbyte* name = key.Write(operation);
        return calls.Put(operation, condition, name, operation.AttachSource(value), value.Length, source, cancel);
    }
}
