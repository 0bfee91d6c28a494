using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>One page of keys: what is asked for, and what came.</summary>
internal sealed class ListState(daos_anchor_t start, int pageSize, int nameBytes)
{
    /// <summary>Most keys that are asked for at once, whatever the program allows.</summary>
    private const int LargestPage = 1 << 16;

    public daos_anchor_t Start { get; } = start;

    public int PageSize { get; } = Math.Min(pageSize, LargestPage);

    /// <summary>Room for the keys.</summary>
    public int NameBytes { get; set; } = nameBytes;

    /// <summary>The page; null when a key did not fit, and <see cref="NameBytes"/> then has the room that is needed.</summary>
    public KeyPage? Page { get; set; }

    /// <summary>Fills a slot: anchor and number of keys in the block, descriptors and names in the overflow block.</summary>
    /// <returns>The descriptors.</returns>
    public unsafe daos_key_desc_t* Prepare(Operation operation)
    {
        daos_key_desc_t* descriptors = (daos_key_desc_t*)operation.AttachOverflow(checked(PageSize * sizeof(daos_key_desc_t) + NameBytes));
        descriptors->kd_key_len = 0;
        operation.ListOf(descriptors + PageSize, NameBytes);
        // After a failure the anchor may have moved: each attempt begins with the caller's.
        operation.Block->Anchor = Start;
        operation.Block->Words[0] = (ulong)PageSize;
        operation.State = this;
        return descriptors;
    }
}
