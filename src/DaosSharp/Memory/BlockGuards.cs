namespace DaosSharp;

/// <summary>Patterns behind blocks and in returned blocks; without guards blocks lie next to each other.</summary>
internal sealed unsafe class BlockGuards(bool enabled)
{
    private const int Page = 4096;
    private const int LineBytes = 64;
    private const byte Behind = 0xFD;
    private const byte Returned = 0xDD;

    public bool Enabled { get; } = enabled;

    /// <summary>Distance of two blocks in a slab; keeps blocks from a page on aligned to pages. Blocks of a huge page or more have no gap.</summary>
    public nint Stride(int size) =>
        !Enabled || size >= MappedPages.HugePage ? size : size < Page ? size + LineBytes : size + (nint)Page;

    /// <summary>Writes the pattern behind a new block.</summary>
    public void Arm(nint address, int size)
    {
        if (HasGap(size))
            new Span<byte>((void*)(address + size), LineBytes).Fill(Behind);
    }

    /// <summary>Looks for an overrun and marks the content as returned.</summary>
    public void Return(MemoryBlock block)
    {
        if (!Enabled)
            return;
        if (HasGap(block.Size))
            Check(block.Address + block.Size, LineBytes, Behind, "was written beyond its end");
        new Span<byte>((void*)block.Address, Checked(block)).Fill(Returned);
        block.Poisoned = true;
    }

    /// <summary>Looks for a write after the last return.</summary>
    public void Rent(MemoryBlock block)
    {
        if (!Enabled || !block.Poisoned)
            return;
        block.Poisoned = false;
        Check(block.Address, Checked(block), Returned, "was written after it had been returned");
    }

    private bool HasGap(int size) => Stride(size) > size;

    private static int Checked(MemoryBlock block) => Math.Min(block.Size, Page);

    private static void Check(nint address, int length, byte pattern, string what)
    {
        int wrong = new ReadOnlySpan<byte>((void*)address, length).IndexOfAnyExcept(pattern);
        if (wrong >= 0)
            throw new DaosMemoryCorruptionException($"A block of the memory pool {what}, at 0x{address + wrong:x}.", address + wrong);
    }
}
