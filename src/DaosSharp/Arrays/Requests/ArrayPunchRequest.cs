using DaosSharp.Async;

namespace DaosSharp;

internal readonly unsafe struct ArrayPunchRequest(DaosArray owner, ArrayHandle handle, ArrayRanges ranges) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        Submissions.daos_array_punch punch = new(handle.Value, default, ranges.Write(operation, nameof(ranges)));
        return operation.Queue.Submit(operation, punch, RangesKind.Plain, owner, source, cancel);
    }
}
