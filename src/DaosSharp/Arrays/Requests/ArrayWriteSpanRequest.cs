using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>A write from pinned memory, or several pieces when there are any; for a synchronous operation.</summary>
internal readonly unsafe ref struct ArrayWriteSpanRequest(
    ArrayCalls calls, ReadOnlySpan<ArrayRange> ranges, byte* data, int length, ReadOnlySpan<ReadOnlyMemory<byte>> pieces) : IOperationRequest
{
    private readonly ReadOnlySpan<ArrayRange> _ranges = ranges;
    private readonly ReadOnlySpan<ReadOnlyMemory<byte>> _pieces = pieces;

    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        d_sg_list_t* list = _pieces.IsEmpty
            ? operation.ListOf(operation.AttachSource(data, length), length)
            : operation.AttachSources(_pieces);
        return calls.Write(operation, RangeList.Write(operation, _ranges), list, source, cancel);
    }
}
