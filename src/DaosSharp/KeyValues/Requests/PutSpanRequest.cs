using DaosSharp.Async;

namespace DaosSharp;

/// <summary>A put of pinned memory, for a synchronous operation.</summary>
internal readonly unsafe ref struct PutSpanRequest(KeyValueCalls calls, ulong condition, KeySpan key, byte* value, int length) : IOperationRequest
{
    private readonly KeySpan _key = key;

    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        sbyte* name = _key.Write(operation);
        return calls.Put(operation, condition, name, operation.AttachSource(value, length), length, source, cancel);
    }
}
