using DaosSharp.Async;

namespace DaosSharp;

internal readonly unsafe struct ObjectFetchRequest(
    DaosObject owner, ObjectHandle handle, DaosKey dkey, OneOrMany<AkeyRead> reads, Memory<long> sizes, ulong condition, OperationKind kind)
    : IOperationRequest
{
    private readonly OneOrMany<AkeyRead> _reads = reads;

    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        ReadOnlySpan<AkeyRead> reads = _reads.Span;
        int vectors = 0;
        int extents = 0;
        int keys = 0;
        bool hasBuffers = false;
        foreach (ref readonly AkeyRead read in reads)
        {
            owner.CheckAkey(read.Akey);
            vectors += Math.Max(1, read.Pieces.Length);
            extents += read.Extents.Length;
            keys = checked(keys + IoList.RoomFor(read.Akey));
        }
        IoList list = new(operation, dkey, reads.Length, vectors, extents, keys);
        foreach (ref readonly AkeyRead read in reads)
        {
            list.Add(read.Akey, read.IsSingle, read.IsSingle ? 0 : (ulong)read.RecordSize, 0, read.Extents);
            list.AddDestination(read.Data);
            foreach (Memory<byte> piece in read.Pieces.Span)
                list.AddDestination(piece);
            hasBuffers |= list.Lists[list.Count - 1].sg_nr > 0;
        }
        operation.Numbers = sizes;
        Submissions.daos_obj_fetch fetch = new(
            handle.Value, default, condition, list.Dkey, (uint)list.Count, list.Iods, hasBuffers ? list.Lists : null, null);
        return operation.Queue.Submit(operation, fetch, kind, owner, source, cancel);
    }
}
