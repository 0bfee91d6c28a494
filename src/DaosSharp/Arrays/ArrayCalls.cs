using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>The transfers of one array: what synchronous and asynchronous operations have in common.</summary>
internal readonly unsafe struct ArrayCalls(DaosArray owner, ArrayHandle handle)
{
    public Submitted Write(Operation operation, daos_array_iod_t* ranges, d_sg_list_t* data, OperationSource? source, CancellationToken cancel)
    {
        Submissions.daos_array_write write = new(handle.Value, default, ranges, data);
        return operation.Queue.Submit(operation, write, RangesKind.Plain, owner, source, cancel);
    }

    public Submitted Read(Operation operation, daos_array_iod_t* ranges, d_sg_list_t* data, OperationSource? source, CancellationToken cancel)
    {
        Submissions.daos_array_read read = new(handle.Value, default, ranges, data);
        return operation.Queue.Submit(operation, read, ReadKind.Instance, owner, source, cancel);
    }

    public Submitted Punch(Operation operation, daos_array_iod_t* ranges, OperationSource? source, CancellationToken cancel)
    {
        Submissions.daos_array_punch punch = new(handle.Value, default, ranges);
        return operation.Queue.Submit(operation, punch, RangesKind.Plain, owner, source, cancel);
    }
}
