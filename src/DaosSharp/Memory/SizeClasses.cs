using System.Numerics;

namespace DaosSharp;

/// <summary>Powers of two from 256 bytes to 1 GiB: blocks never overlap, so the same (address, length) comes again and registration caches hit.</summary>
internal static class SizeClasses
{
    public const int Count = 23;
    public const int Smallest = 256;
    public const int Largest = 1 << 30;

    private const int SmallestLog = 8;

    /// <summary>Bytes that one thread keeps of one class, at most.</summary>
    private const int CachedBytes = 1 << 20;

    private const int MostCached = 64;
    private const int LargestCached = 16 << 20;

    public static int IndexOf(int bytes) =>
        bytes <= Smallest ? 0 : BitOperations.Log2((uint)bytes - 1) + 1 - SmallestLog;

    public static int Size(int index) => Smallest << index;

    /// <summary>Blocks of a class that one thread keeps.</summary>
    public static int CacheLimit(int index)
    {
        int size = Size(index);
        return size > LargestCached ? 0 : Math.Clamp(CachedBytes / size, 2, MostCached);
    }
}
