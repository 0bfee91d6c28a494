using DaosSharp.Async;

namespace DaosSharp;

/// <summary>A get into pinned memory, for a synchronous operation.</summary>
internal readonly unsafe ref struct GetSpanRequest(KeyValueCalls calls, KeySpan key, byte* destination, int length) : IOperationRequest
{
    private readonly KeySpan _key = key;

    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        sbyte* name = _key.Write(operation);
        return calls.Get(operation, name, operation.AttachDestination(destination, length), length, source, cancel);
    }
}
