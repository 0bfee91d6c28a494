using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>A read into pinned memory, or several pieces when there are any; for a synchronous operation.</summary>
internal readonly unsafe ref struct ArrayReadSpanRequest(
    ArrayCalls calls, ReadOnlySpan<ArrayRange> ranges, byte* data, int length, ReadOnlySpan<Memory<byte>> pieces) : IOperationRequest
{
    private readonly ReadOnlySpan<ArrayRange> _ranges = ranges;
    private readonly ReadOnlySpan<Memory<byte>> _pieces = pieces;

    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        d_sg_list_t* list = _pieces.IsEmpty
            ? operation.ListOf(operation.AttachDestination(data, length, keepContent: true), length)
            : operation.AttachDestinations(_pieces);
        return calls.Read(operation, RangeList.Write(operation, _ranges), list, source, cancel);
    }
}
