using DaosSharp.Async;

namespace DaosSharp;

internal readonly unsafe struct ObjectUpdateRequest(
    DaosObject owner, ObjectHandle handle, DaosKey dkey, OneOrMany<AkeyWrite> writes, ulong condition, OperationKind kind) : IOperationRequest
{
    private readonly OneOrMany<AkeyWrite> _writes = writes;

    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        ReadOnlySpan<AkeyWrite> writes = _writes.Span;
        int vectors = 0;
        int extents = 0;
        int keys = 0;
        foreach (ref readonly AkeyWrite write in writes)
        {
            owner.CheckAkey(write.Akey);
            vectors += Math.Max(1, write.Pieces.Length);
            extents += write.Extents.Length;
            keys = checked(keys + IoList.RoomFor(write.Akey));
        }
        IoList list = new(operation, dkey, writes.Length, vectors, extents, keys);
        foreach (ref readonly AkeyWrite write in writes)
        {
            ulong size = write.IsSingle ? (ulong)Length(write) : (ulong)write.RecordSize;
            list.Add(write.Akey, write.IsSingle, size, 0, write.Extents);
            list.AddSource(write.Data);
            foreach (ReadOnlyMemory<byte> piece in write.Pieces.Span)
                list.AddSource(piece);
        }
        Submissions.daos_obj_update update = new(handle.Value, default, condition, list.Dkey, (uint)list.Count, list.Iods, list.Lists);
        return operation.Queue.Submit(operation, update, kind, owner, source, cancel);
    }

    private static long Length(in AkeyWrite write)
    {
        long length = write.Data.Length;
        foreach (ReadOnlyMemory<byte> piece in write.Pieces.Span)
            length += piece.Length;
        return length;
    }
}
