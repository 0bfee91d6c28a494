using DaosSharp.Embedded.Requests;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Transactions;

/// <summary>A write of an array that waits for the commit, with copies of ranges and data.</summary>
internal sealed unsafe class StagedArrayWrite : StagedOperation
{
    private readonly NativeArena _arena;
    private ArrayWrite _operation;

    /// <param name="zeroCopy">Keep the caller's data buffers, as DAOS_TF_ZERO_COPY allows; he owns them until the commit.</param>
    public StagedArrayWrite(in ArrayWrite source, bool zeroCopy)
    {
        nuint size = NativeArena.SizeOf<daos_range_t>((nuint)source.Count) + NativeArena.SizeOf<d_sg_list_t>(1);
        for (uint i = 0; i < source.List->sg_nr; i++)
        {
            size += NativeArena.SizeOf<d_iov_t>(1) + (zeroCopy ? 0 : NativeArena.Align(source.List->sg_iovs[i].iov_len));
        }

        _arena = new NativeArena(size);
        _operation = source;
        _operation.Ranges = _arena.Copy(source.Ranges, (nuint)source.Count);
        _operation.List = _arena.Copy(source.List, 1);
        _operation.List->sg_iovs = _arena.Copy(source.List->sg_iovs, source.List->sg_nr);
        for (uint i = 0; !zeroCopy && i < source.List->sg_nr; i++)
        {
            ref d_iov_t iov = ref _operation.List->sg_iovs[i];
            iov.iov_buf = _arena.Copy((byte*)iov.iov_buf, iov.iov_len);
        }
    }

    public override int Apply(WriteContext context) => _operation.Apply(context);

    public override void Dispose() => _arena.Dispose();
}
