using DaosSharp.Async;

namespace DaosSharp;

/// <summary>A punch, for a synchronous operation.</summary>
internal readonly unsafe ref struct ArrayPunchSpanRequest(ArrayCalls calls, ReadOnlySpan<ArrayRange> ranges) : IOperationRequest
{
    private readonly ReadOnlySpan<ArrayRange> _ranges = ranges;

    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel) =>
        calls.Punch(operation, RangeList.Write(operation, _ranges), source, cancel);
}
