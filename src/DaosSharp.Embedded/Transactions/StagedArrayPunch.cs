using DaosSharp.Embedded.Requests;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Transactions;

/// <summary>A punch of an array that waits for the commit, with a copy of its ranges.</summary>
internal sealed unsafe class StagedArrayPunch : StagedOperation
{
    private readonly NativeArena _arena;
    private ArrayPunch _operation;

    public StagedArrayPunch(in ArrayPunch source)
    {
        _arena = new NativeArena(NativeArena.SizeOf<daos_range_t>((nuint)source.Count));
        _operation = source;
        _operation.Ranges = _arena.Copy(source.Ranges, (nuint)source.Count);
    }

    public override int Apply(WriteContext context) => _operation.Apply(context);

    public override void Dispose() => _arena.Dispose();
}
