using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>A read into one piece of memory, or several when there are any.</summary>
internal readonly unsafe struct ArrayReadRequest(
    ArrayCalls calls, ArrayRanges ranges, Memory<byte> data, ReadOnlyMemory<Memory<byte>> pieces) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        d_sg_list_t* list = pieces.IsEmpty
            ? operation.ListOf(operation.AttachDestination(data, keepContent: true), data.Length)
            : operation.AttachDestinations(pieces.Span);
        return calls.Read(operation, RangeList.Write(operation, ranges.Span), list, source, cancel);
    }
}
