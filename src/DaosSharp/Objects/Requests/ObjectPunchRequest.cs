using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>A punch of the object (no dkey), of a dkey (no akeys) or of akeys.</summary>
internal readonly unsafe struct ObjectPunchRequest(
    DaosObject owner, ObjectHandle handle, DaosKey dkey, OneOrMany<DaosKey> akeys, bool isWholeDkey, ulong condition, OperationKind kind) : IOperationRequest
{
    private readonly OneOrMany<DaosKey> _akeys = akeys;

    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        daos_handle_t obj = handle.Value;
        if (dkey.Length == 0)
        {
            operation.Block->Dkey = default;
            return operation.Queue.Submit(operation, new Submissions.daos_obj_punch(obj, default, condition), kind, owner, source, cancel);
        }
        ReadOnlySpan<DaosKey> akeys = isWholeDkey ? default : _akeys.Span;
        int keys = 0;
        foreach (DaosKey akey in akeys)
        {
            owner.CheckAkey(akey);
            keys = checked(keys + IoList.RoomFor(akey));
        }
        // The names of descriptors become the list of akeys: a name is what a descriptor begins with, and the list is shorter.
        IoList list = new(operation, dkey, akeys.Length, 0, 0, keys);
        d_iov_t* names = (d_iov_t*)list.Iods;
        for (int i = 0; i < akeys.Length; i++)
        {
            list.Add(akeys[i], isSingle: true, 0, 0, default);
            names[i] = list.Iods[i].iod_name;
        }
        if (isWholeDkey)
        {
            Submissions.daos_obj_punch_dkeys dkeys = new(obj, default, condition, 1, list.Dkey);
            return operation.Queue.Submit(operation, dkeys, kind, owner, source, cancel);
        }
        Submissions.daos_obj_punch_akeys punch = new(obj, default, condition, list.Dkey, (uint)akeys.Length, names);
        return operation.Queue.Submit(operation, punch, kind, owner, source, cancel);
    }
}
