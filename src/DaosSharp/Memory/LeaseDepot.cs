namespace DaosSharp;

/// <summary>The free blocks of one size class that no thread keeps, and the slab that blocks are cut from.</summary>
internal sealed class LeaseDepot(DaosMemoryPool pool, int sizeClass)
{
    private readonly Lock _lock = new();
    private readonly int _size = SizeClasses.Size(sizeClass);
    private MemoryBlock? _free;
    private DaosMemorySlab? _slab;

    /// <summary>Takes up to a number of blocks, cutting new ones where there are none.</summary>
    /// <param name="wanted">Number of blocks, at least 1.</param>
    /// <param name="rest">The blocks after the first, as a list.</param>
    /// <param name="restCount">Their number.</param>
    /// <returns>The first block.</returns>
    /// <exception cref="DaosMemoryBudgetException">There is no free block, and the budget is used up.</exception>
    public MemoryBlock Take(int wanted, out MemoryBlock? rest, out int restCount)
    {
        lock (_lock)
        {
            MemoryBlock first = TakeFree() ?? Cut() ?? TakeScavenged() ?? Grow();
            rest = null;
            restCount = 0;
            while (restCount < wanted - 1 && (TakeFree() ?? Cut()) is { } block)
            {
                block.Next = rest;
                rest = block;
                restCount++;
            }
            return first;
        }
    }

    /// <summary>Puts a free block.</summary>
    public void Put(MemoryBlock block)
    {
        lock (_lock)
        {
            block.Next = _free;
            _free = block;
        }
    }

    /// <summary>Puts a list of free blocks.</summary>
    public void PutList(MemoryBlock? list)
    {
        if (list is null)
            return;
        lock (_lock)
            PutListLocked(list);
    }

    private void PutListLocked(MemoryBlock? list)
    {
        while (list is not null)
        {
            MemoryBlock? next = list.Next;
            list.Next = _free;
            _free = list;
            list = next;
        }
    }

    private MemoryBlock? TakeFree()
    {
        MemoryBlock? block = _free;
        if (block is not null)
        {
            _free = block.Next;
            block.Next = null;
        }
        return block;
    }

    // Before the pool grows: blocks that came back from other threads to owners which may not rent again for long.
    private MemoryBlock? TakeScavenged()
    {
        if (pool.CanGrow(sizeClass))
            return null;
        foreach (LeaseCache cache in pool.Caches)
            PutListLocked(cache.Buckets[sizeClass].TakeRemote());
        return TakeFree();
    }

    private MemoryBlock? Cut()
    {
        if (_slab is null)
            return null;
        nint address = _slab.Carve(pool.Guards.Stride(_size));
        if (address == 0)
            return null;
        pool.Guards.Arm(address, _size);
        return new(address, _size, _slab);
    }

    private MemoryBlock Grow()
    {
        _slab = pool.MapSlab(sizeClass);
        return Cut()!;
    }
}
