using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

internal readonly unsafe struct ListRequest(DaosKeyValue owner, KeyValueHandle handle, ListState state) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        daos_key_desc_t* descriptors = (daos_key_desc_t*)operation.AttachOverflow(checked(state.PageSize * sizeof(daos_key_desc_t) + state.NameBytes));
        descriptors->kd_key_len = 0;
        OperationBlock* block = operation.Block;
        operation.ListOf(descriptors + state.PageSize, state.NameBytes);
        // After a failure the anchor may have moved: each attempt begins with the caller's.
        block->Anchor = state.Start;
        block->Words[0] = (ulong)state.PageSize;
        operation.State = state;
        Submissions.daos_kv_list list = new(handle.Value, default, (uint*)&block->Words, descriptors, &block->Sgl, &block->Anchor);
        return operation.Queue.Submit(operation, list, ListKind.Instance, owner, source, cancel);
    }
}
