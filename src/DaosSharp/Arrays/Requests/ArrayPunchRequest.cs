using DaosSharp.Async;

namespace DaosSharp;

internal readonly unsafe struct ArrayPunchRequest(ArrayCalls calls, ArrayRanges ranges) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel) =>
        calls.Punch(operation, RangeList.Write(operation, ranges.Span), source, cancel);
}
