using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>A write from one piece of memory, or several when there are any.</summary>
internal readonly unsafe struct ArrayWriteRequest(
    ArrayCalls calls, ArrayRanges ranges, ReadOnlyMemory<byte> data, ReadOnlyMemory<ReadOnlyMemory<byte>> pieces) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        d_sg_list_t* list = pieces.IsEmpty
            ? operation.ListOf(operation.AttachSource(data), data.Length)
            : operation.AttachSources(pieces.Span);
        return calls.Write(operation, RangeList.Write(operation, ranges.Span), list, source, cancel);
    }
}
