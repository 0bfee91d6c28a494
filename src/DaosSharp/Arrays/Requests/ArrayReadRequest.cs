using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

internal readonly unsafe struct ArrayReadRequest(DaosArray owner, ArrayHandle handle, ArrayRanges ranges, Memory<byte> destination) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        daos_array_iod_t* iod = ranges.Write(operation, nameof(ranges));
        OperationBlock* block = operation.Block;
        d_iov_t* iov = (d_iov_t*)&block->Iovs;
        Daos.d_iov_set(iov, operation.AttachDestination(destination, keepContent: true), (nuint)destination.Length);
        block->Sgl = new() { sg_nr = 1, sg_iovs = iov };
        Submissions.daos_array_read read = new(handle.Value, default, iod, &block->Sgl);
        return operation.Queue.Submit(operation, read, ReadKind.Instance, owner, source, cancel);
    }
}
