using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Makes a page of what the function wrote to the overflow block: descriptors first, then keys.</summary>
internal sealed class ListKind : OperationKind
{
    public static readonly ListKind Instance = new();

    public override bool IsRead => true;

    public override unsafe int Complete(Operation operation, int rc, out long result)
    {
        result = 0;
        ListState state = (ListState)operation.State!;
        daos_key_desc_t* descriptors = (daos_key_desc_t*)operation.OverflowAddress;
        if (rc == (int)DaosError.KeyTooBig)
        {
            // The first descriptor has the length of the key that did not fit.
            long room = Math.Max(state.NameBytes * 2L, (long)descriptors->kd_key_len + 1);
            if (room > Array.MaxLength)
                return rc;
            state.NameBytes = (int)room;
            return 0;
        }
        if (rc != 0)
            return rc;
        int count = (int)operation.Block->Words[0];
        ReadOnlySpan<byte> names = new(descriptors + state.PageSize, state.NameBytes);
        state.Page = new KeyPage(new(descriptors, count), names, new DaosAnchor(in operation.Block->Anchor));
        return 0;
    }
}
