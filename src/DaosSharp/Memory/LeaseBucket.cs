using System.Runtime.InteropServices;

namespace DaosSharp;

/// <summary>
/// The free blocks of one size class that one thread keeps: a list that only the owner touches, and, on another cache line,
/// a stack on which other threads put blocks that the owner had rented.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal sealed class LeaseBucket(int sizeClass)
{
    [FieldOffset(0)]
    private MemoryBlock? _local;

    [FieldOffset(8)]
    private int _localCount;

    [FieldOffset(12)]
    private readonly int _limit = SizeClasses.CacheLimit(sizeClass);

    [FieldOffset(16)]
    public readonly int SizeClass = sizeClass;

    /// <summary>Written by the owner only.</summary>
    [FieldOffset(24)]
    public long Rents;

    /// <summary>Returns by the owner.</summary>
    [FieldOffset(32)]
    public long LocalReturns;

    /// <summary>Rents that had to go to the depot.</summary>
    [FieldOffset(40)]
    public long Refills;

    [FieldOffset(128)]
    private MemoryBlock? _remote;

    /// <summary>Returns by other threads.</summary>
    [FieldOffset(136)]
    private long _remoteReturns;

    [FieldOffset(144)]
    private bool _dead;

    public long RemoteReturns => Volatile.Read(ref _remoteReturns);

    /// <summary>Takes a block; the owner calls this.</summary>
    public MemoryBlock? TryTake()
    {
        MemoryBlock? block = _local;
        if (block is null)
        {
            if (Volatile.Read(ref _remote) is null)
                return null;
            block = Interlocked.Exchange(ref _remote, null);
            if (block is null)
                return null;
            _localCount = block.Depth;
        }
        _local = block.Next;
        _localCount--;
        block.Next = null;
        return block;
    }

    /// <summary>Gives a block back; the owner calls this.</summary>
    /// <returns>False when the bucket is full.</returns>
    public bool TryPut(MemoryBlock block)
    {
        if (_localCount >= _limit)
            return false;
        block.Next = _local;
        _local = block;
        _localCount++;
        return true;
    }

    /// <summary>Fills the bucket from the depot; the owner calls this.</summary>
    public void Refill(MemoryBlock? list, int count)
    {
        _local = list;
        _localCount = count;
    }

    public int RefillCount => Math.Max(1, _limit / 2);

    public void CountRemoteReturn() => Interlocked.Increment(ref _remoteReturns);

    /// <summary>Gives a block back to its origin; any thread may call this.</summary>
    /// <returns>False when there is no room, or the owner has ended.</returns>
    public bool TryPutRemote(MemoryBlock block)
    {
        MemoryBlock? head = Volatile.Read(ref _remote);
        while (true)
        {
            int depth = head is null ? 1 : head.Depth + 1;
            if (depth > _limit || Volatile.Read(ref _dead))
            {
                block.Next = null;
                return false;
            }
            block.Next = head;
            block.Depth = depth;
            MemoryBlock? seen = Interlocked.CompareExchange(ref _remote, block, head);
            if (seen == head)
                return true;
            head = seen;
        }
    }

    /// <summary>Takes all blocks that other threads returned; any thread may call this.</summary>
    public MemoryBlock? TakeRemote() => Interlocked.Exchange(ref _remote, null);

    /// <summary>Whether the owner has ended, so that what was put meanwhile must be taken out again.</summary>
    public bool IsDead => Volatile.Read(ref _dead);

    /// <summary>The owner's thread has ended: takes its list.</summary>
    public MemoryBlock? Bury()
    {
        Volatile.Write(ref _dead, true);
        Interlocked.MemoryBarrier();
        MemoryBlock? local = _local;
        _local = null;
        _localCount = 0;
        return local;
    }
}
