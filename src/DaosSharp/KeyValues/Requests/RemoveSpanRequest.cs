using DaosSharp.Async;

namespace DaosSharp;

/// <summary>A removal, for a synchronous operation.</summary>
internal readonly unsafe ref struct RemoveSpanRequest(KeyValueCalls calls, ulong condition, KeySpan key) : IOperationRequest
{
    private readonly KeySpan _key = key;

    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel) =>
        calls.Remove(operation, condition, _key.Write(operation), source, cancel);
}
