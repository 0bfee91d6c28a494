using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

internal readonly unsafe struct ListRequest(DaosKeyValue owner, KeyValueHandle handle, ListState state) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        daos_key_desc_t* descriptors = state.Prepare(operation);
        OperationBlock* block = operation.Block;
        Submissions.daos_kv_list list = new(handle.Value, default, (uint*)&block->Words, descriptors, &block->Sgl, &block->Anchor);
        return operation.Queue.Submit(operation, list, ListKind.Instance, owner, source, cancel);
    }
}
