using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Async;

/// <summary>
/// Everything that libdaos may look at until an operation is complete, apart from the data: it copies nothing, not even keys.
/// One block of native memory per slot, used again only after the completion was polled.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct OperationBlock
{
    /// <summary>Distance of two blocks: whole cache lines and room to grow, and no power of two, by which all would share few places of a cache.</summary>
    public const int Stride = 1024 + 64;

    /// <summary>Bytes of a key with its zero; longer keys go to an overflow block.</summary>
    public const int KeyBytes = 256;

    /// <summary>I/O vectors and ranges; more of them go to an overflow block.</summary>
    public const int VectorLength = 4;

    public daos_event Event;
    public d_sg_list_t Sgl;
    public daos_array_iod_t ArrayIod;
    public daos_iod_t Iod;
    public d_iov_t Dkey;
    public d_iov_t Akey;
    public IoVectors Iovs;
    public RangeList Ranges;
    public WordList Words;
    public daos_anchor_t Anchor;
    public KeyText Key;

    [InlineArray(VectorLength)]
    public struct IoVectors
    {
        public d_iov_t First;
    }

    /// <summary>Array ranges, or extents (daos_recx_t), which have the same layout.</summary>
    [InlineArray(VectorLength)]
    public struct RangeList
    {
        public daos_range_t First;
    }

    /// <summary>Sizes, counts and handles that a function writes.</summary>
    [InlineArray(8)]
    public struct WordList
    {
        public ulong First;
    }

    [InlineArray(KeyBytes)]
    public struct KeyText
    {
        public byte First;
    }
}
