using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Transactions;

/// <summary>A punch that waits for the commit, with copies of its keys.</summary>
internal sealed unsafe class StagedPunch : StagedOperation
{
    private readonly NativeArena _arena;
    private PunchOperation _operation;

    public StagedPunch(in PunchOperation source)
    {
        nuint size = 0;
        for (uint i = 0; i < source.AkeyCount; i++)
        {
            size += NativeArena.SizeOf<d_iov_t>(1) + NativeArena.Align(source.Akeys[i].iov_len);
        }

        size += source.Dkey == null ? 0 : NativeArena.SizeOf<d_iov_t>(1) + NativeArena.Align(source.Dkey->iov_len);
        _arena = new NativeArena(size);
        _operation = source;
        _operation.Flags = 0;
        if (source.Dkey != null)
        {
            _operation.Dkey = CopyKeys(source.Dkey, 1);
        }

        if (source.AkeyCount > 0)
        {
            _operation.Akeys = CopyKeys(source.Akeys, source.AkeyCount);
        }
    }

    public override int Apply(WriteContext context) => _operation.Apply(context);

    public override void Dispose() => _arena.Dispose();

    private d_iov_t* CopyKeys(d_iov_t* keys, uint count)
    {
        d_iov_t* copies = _arena.Copy(keys, count);
        for (uint i = 0; i < count; i++)
        {
            copies[i].iov_buf = _arena.Copy((byte*)keys[i].iov_buf, keys[i].iov_len);
        }

        return copies;
    }
}
