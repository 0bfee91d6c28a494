using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Transactions;

/// <summary>
/// An update that waits for the commit, with copies of all that the caller passed, in one block of native memory. Its conditions were
/// checked when it was made; what they looked at is in the transaction's read set.
/// </summary>
internal sealed unsafe class StagedUpdate : StagedOperation
{
    private readonly NativeArena _arena;
    private UpdateOperation _operation;

    /// <param name="zeroCopy">Keep the caller's data buffers, as DAOS_TF_ZERO_COPY allows; he owns them until the commit.</param>
    public StagedUpdate(in UpdateOperation source, bool zeroCopy)
    {
        _arena = new NativeArena(Measure(source, zeroCopy));
        _operation = source;
        _operation.Flags = 0;
        _operation.Dkey = CopyKey(*source.Dkey);
        _operation.Iods = _arena.Copy(source.Iods, source.Count);
        _operation.Lists = source.Lists == null ? null : _arena.Copy(source.Lists, source.Count);
        for (uint i = 0; i < source.Count; i++)
        {
            ref daos_iod_t iod = ref _operation.Iods[i];
            iod.iod_name = *CopyKey(iod.iod_name);
            if (iod.iod_recxs != null)
            {
                iod.iod_recxs = _arena.Copy(iod.iod_recxs, iod.iod_nr);
            }

            if (_operation.Lists != null)
            {
                CopyList(ref _operation.Lists[i], zeroCopy);
            }
        }
    }

    public override int Apply(WriteContext context) => _operation.Apply(context);

    public override void Dispose() => _arena.Dispose();

    private static nuint Measure(in UpdateOperation source, bool zeroCopy)
    {
        nuint size = NativeArena.SizeOf<d_iov_t>(1) + NativeArena.Align(source.Dkey->iov_len);
        size += NativeArena.SizeOf<daos_iod_t>(source.Count) + NativeArena.SizeOf<d_sg_list_t>(source.Count);
        for (uint i = 0; i < source.Count; i++)
        {
            size += NativeArena.SizeOf<d_iov_t>(1) + NativeArena.Align(source.Iods[i].iod_name.iov_len) + NativeArena.SizeOf<daos_recx_t>(source.Iods[i].iod_nr);
            for (uint j = 0; source.Lists != null && j < source.Lists[i].sg_nr; j++)
            {
                size += NativeArena.SizeOf<d_iov_t>(1) + (zeroCopy ? 0 : NativeArena.Align(source.Lists[i].sg_iovs[j].iov_len));
            }
        }

        return size;
    }

    private d_iov_t* CopyKey(d_iov_t key)
    {
        key.iov_buf = _arena.Copy((byte*)key.iov_buf, key.iov_len);
        return _arena.Copy(&key, 1);
    }

    private void CopyList(ref d_sg_list_t list, bool zeroCopy)
    {
        list.sg_iovs = _arena.Copy(list.sg_iovs, list.sg_nr);
        for (uint i = 0; !zeroCopy && i < list.sg_nr; i++)
        {
            list.sg_iovs[i].iov_buf = _arena.Copy((byte*)list.sg_iovs[i].iov_buf, list.sg_iovs[i].iov_len);
        }
    }
}
