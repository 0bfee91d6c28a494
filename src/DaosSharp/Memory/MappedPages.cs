using System.Runtime.InteropServices;

namespace DaosSharp;

/// <summary>Anonymous memory aligned to 2 MiB, unmapped when the handle is released.</summary>
internal sealed partial class MappedPages : SafeHandle
{
    public const int HugePage = 2 << 20;

    private const int ProtReadWrite = 3;
    private const int MapPrivateAnonymous = 0x22;
    private const int MapHugeTlb2M = 0x40000 | (21 << 26);
    private const int MadvHugePage = 14;
    private const int MadvPopulateWrite = 23;

    private readonly nuint _length;

    private MappedPages(nint address, nuint length, bool hugeTlb)
        : base(-1, ownsHandle: true)
    {
        SetHandle(address);
        _length = length;
        IsHugeTlb = hugeTlb;
    }

    public override bool IsInvalid => handle == -1;

    public nint Address => handle;

    public nuint Length => _length;

    public bool IsHugeTlb { get; }

    /// <summary>Maps memory.</summary>
    /// <param name="length">Bytes, a multiple of 2 MiB.</param>
    /// <param name="hugeTlb">Try reserved huge pages first.</param>
    /// <param name="prefault">Touch all pages.</param>
    /// <exception cref="InsufficientMemoryException">The system has no more memory or address space for the process.</exception>
    public static MappedPages Map(nuint length, bool hugeTlb, bool prefault)
    {
        MappedPages? pages = hugeTlb ? TryMapHugeTlb(length) : null;
        pages ??= MapTransparent(length);
        // Only a hint: kernels before 5.14 do not know it, and then the first use touches the pages.
        if (prefault)
            _ = madvise(pages.Address, length, MadvPopulateWrite);
        return pages;
    }

    protected override bool ReleaseHandle() => munmap(handle, _length) == 0;

    private static MappedPages? TryMapHugeTlb(nuint length)
    {
        nint address = mmap(0, length, ProtReadWrite, MapPrivateAnonymous | MapHugeTlb2M, -1, 0);
        return address == -1 ? null : new(address, length, hugeTlb: true);
    }

    private static MappedPages MapTransparent(nuint length)
    {
        nint mapped = mmap(0, length + HugePage, ProtReadWrite, MapPrivateAnonymous, -1, 0);
        if (mapped == -1)
            throw new InsufficientMemoryException($"mmap of {length} bytes failed with errno {Marshal.GetLastPInvokeError()}.");
        nint address = (mapped + HugePage - 1) & ~(nint)(HugePage - 1);
        nuint before = (nuint)(address - mapped);
        if (before > 0)
            _ = munmap(mapped, before);
        if (before < HugePage)
            _ = munmap(address + (nint)length, HugePage - before);
        // A hint, too: without huge pages in the kernel everything works with small ones.
        _ = madvise(address, length, MadvHugePage);
        return new(address, length, hugeTlb: false);
    }

#pragma warning disable IDE1006 // C names
    [LibraryImport("libc", SetLastError = true)]
    private static partial nint mmap(nint address, nuint length, int protection, int flags, int fd, nint offset);

    [LibraryImport("libc")]
    private static partial int munmap(nint address, nuint length);

    [LibraryImport("libc")]
    private static partial int madvise(nint address, nuint length, int advice);
#pragma warning restore IDE1006
}
