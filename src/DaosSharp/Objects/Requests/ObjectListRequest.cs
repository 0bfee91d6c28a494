using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>A page of dkeys, or of akeys when a dkey is given.</summary>
internal readonly unsafe struct ObjectListRequest(DaosObject owner, ObjectHandle handle, DaosKey dkey, ListState state) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        daos_key_desc_t* descriptors = state.Prepare(operation);
        OperationBlock* block = operation.Block;
        uint* count = (uint*)&block->Words;
        if (dkey.Length == 0)
        {
            Submissions.daos_obj_list_dkey dkeys = new(handle.Value, default, count, descriptors, &block->Sgl, &block->Anchor);
            return operation.Queue.Submit(operation, dkeys, ListKind.Instance, owner, source, cancel);
        }
        byte* key = operation.AttachOverflow(dkey.Length);
        dkey.CopyTo(new Span<byte>(key, dkey.Length));
        block->Dkey = new() { iov_buf = key, iov_buf_len = (nuint)dkey.Length, iov_len = (nuint)dkey.Length };
        Submissions.daos_obj_list_akey akeys = new(handle.Value, default, &block->Dkey, count, descriptors, &block->Sgl, &block->Anchor);
        return operation.Queue.Submit(operation, akeys, ListKind.Instance, owner, source, cancel);
    }
}
