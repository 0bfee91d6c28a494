namespace DaosSharp;

/// <summary>A block of a slab, which exists as long as the slab. Free blocks are linked in lists by <see cref="Next"/>.</summary>
internal sealed class MemoryBlock(nint address, int size, DaosMemorySlab slab)
{
    public readonly nint Address = address;
    public readonly int Size = size;
    public readonly DaosMemorySlab Slab = slab;

    /// <summary>The next free block of the list that this one is in.</summary>
    public MemoryBlock? Next;

    /// <summary>Blocks in the list from this one on, where the list is a stack of cross-thread returns.</summary>
    public int Depth;

    /// <summary>Where the block was rented last, and where it goes back.</summary>
    public LeaseBucket? Origin;

    /// <summary>The lease that is outside, or that is used again at the next rent when there are no guards.</summary>
    public DaosMemoryLease? Lease;

    /// <summary>The bytes hold the pattern of returned memory.</summary>
    public bool Poisoned;
}
