using System.Buffers;
using System.Runtime.CompilerServices;

namespace DaosSharp;

/// <summary>
/// Native memory for transfers: leases cut from large slabs in fixed size classes, so that the same address ranges come
/// again and again. Operations use leases without pinning and without copying. All methods may be called from any thread;
/// a thread keeps a few free blocks of each class, and a lease that another thread returns goes back to the renting thread.
/// </summary>
public sealed partial class DaosMemoryPool : MemoryPool<byte>
{
    /// <summary>What <see cref="Rent"/> gives when no size is asked for.</summary>
    private const int DefaultLength = 4096;

    private readonly DaosMemoryPoolOptions _options;
    private readonly LeaseDepot[] _depots = new LeaseDepot[SizeClasses.Count];
    private readonly Lock _growth = new();
    private LeaseCache[] _caches = [];
    private bool _disposed;

    /// <summary>Makes a pool; memory is mapped as it is needed.</summary>
    /// <param name="options">Budget, kind of pages, checks.</param>
    public DaosMemoryPool(DaosMemoryPoolOptions? options = null)
    {
        _options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Budget, MappedPages.HugePage);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.SlabSize);
        Guards = new(_options.Guards);
        for (int i = 0; i < _depots.Length; i++)
            _depots[i] = new(this, i);
    }

    /// <inheritdoc/>
    public override int MaxBufferSize => SizeClasses.Largest;

    internal BlockGuards Guards { get; }

    internal LeaseCache[] Caches => Volatile.Read(ref _caches);

    internal bool IsDisposed => Volatile.Read(ref _disposed);

    /// <summary>Rents memory.</summary>
    /// <param name="minBufferSize">Bytes, up to <see cref="MaxBufferSize"/>; -1 for 4 KiB.</param>
    /// <returns>A <see cref="DaosMemoryLease"/>, at least as long as asked for.</returns>
    /// <exception cref="DaosMemoryBudgetException">The budget is used up.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1) =>
        RentLease(minBufferSize == -1 ? DefaultLength : minBufferSize);

    /// <summary>Rents memory.</summary>
    /// <param name="length">Bytes, from 0 to <see cref="MaxBufferSize"/>.</param>
    /// <returns>A lease of the smallest size class that holds the length.</returns>
    /// <exception cref="DaosMemoryBudgetException">The budget is used up.</exception>
    /// <exception cref="DaosMemoryCorruptionException">The block was written after its last return; only with guards.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public DaosMemoryLease RentLease(int length)
    {
        if ((uint)length > SizeClasses.Largest)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"A lease has from 0 to {SizeClasses.Largest} bytes.");
        ObjectDisposedException.ThrowIf(_disposed, this);
        LeaseBucket bucket = ThreadLeases.Get(this).Buckets[SizeClasses.IndexOf(length)];
        MemoryBlock block = bucket.TryTake() ?? TakeFromDepot(bucket);
        block.Origin = bucket;
        bucket.Rents++;
        // Dispose sets the flag, then makes all processors see it and the count above: one side notices the other.
        if (Volatile.Read(ref _disposed))
            Undo(block);
        DaosMemoryLease lease = block.Lease is { } old && !Guards.Enabled ? old : NewLease(block);
        lease.Start();
        return lease;
    }

    /// <summary>Counts of the pool.</summary>
    public DaosMemoryPoolStatistics GetStatistics()
    {
        long rents = 0, returns = 0, cross = 0, refills = 0, leased = 0;
        foreach (LeaseCache cache in Caches)
        {
            foreach (LeaseBucket bucket in cache.Buckets)
            {
                long back = Volatile.Read(ref bucket.LocalReturns) + bucket.RemoteReturns;
                long out_ = Volatile.Read(ref bucket.Rents);
                rents += out_;
                returns += back;
                cross += bucket.RemoteReturns;
                refills += Volatile.Read(ref bucket.Refills);
                leased += (out_ - back) * SizeClasses.Size(bucket.SizeClass);
            }
        }
        lock (_growth)
            return new(_slabs.Count, _hugeTlbSlabs, _mapped, rents, returns, cross, leased, refills);
    }

    internal LeaseDepot Depot(int sizeClass) => _depots[sizeClass];

    internal void AddCache(LeaseCache cache)
    {
        lock (_growth)
            Volatile.Write(ref _caches, [.. _caches, cache]);
    }

    /// <summary>Takes back a block that its renter has returned and that nobody holds.</summary>
    internal void Return(DaosMemoryLease lease)
    {
        MemoryBlock block = lease.Block;
        LeaseBucket origin = block.Origin!;
        Exception? corruption = null;
        if (_options.TrackRents)
            Untrack(lease);
        if (Guards.Enabled)
        {
            block.Lease = null;
            corruption = CheckReturned(block);
        }
        LeaseCache? cache = ThreadLeases.Find(this);
        if (cache is not null && ReferenceEquals(cache.Buckets[origin.SizeClass], origin))
        {
            if (corruption is null && !origin.TryPut(block))
                _depots[origin.SizeClass].Put(block);
            origin.LocalReturns++;
        }
        else
        {
            if (corruption is null)
                PutRemote(origin, block);
            origin.CountRemoteReturn();
        }
        if (Volatile.Read(ref _disposed))
            ReleaseWhenAllReturned();
        if (corruption is not null)
            throw corruption;
    }

    private void PutRemote(LeaseBucket origin, MemoryBlock block)
    {
        LeaseDepot depot = _depots[origin.SizeClass];
        if (!origin.TryPutRemote(block))
            depot.Put(block);
        else if (origin.IsDead)
            depot.PutList(origin.TakeRemote());
    }

    // A block that fails the check is never used again; its memory stays mapped with the slab.
    private DaosMemoryCorruptionException? CheckReturned(MemoryBlock block)
    {
        try
        {
            Guards.Return(block);
            return null;
        }
        catch (DaosMemoryCorruptionException e)
        {
            return e;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private MemoryBlock TakeFromDepot(LeaseBucket bucket)
    {
        MemoryBlock block = _depots[bucket.SizeClass].Take(bucket.RefillCount, out MemoryBlock? rest, out int count);
        bucket.Refill(rest, count);
        bucket.Refills++;
        return block;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private DaosMemoryLease NewLease(MemoryBlock block)
    {
        try
        {
            Guards.Rent(block);
        }
        catch (DaosMemoryCorruptionException)
        {
            block.Origin!.LocalReturns++;
            throw;
        }
        DaosMemoryLease lease = new(this, block);
        if (_options.TrackRents)
            lease.RentStack = Environment.StackTrace;
        block.Lease = lease;
        if (_options.TrackRents)
            Track(lease);
        return lease;
    }

    private void Undo(MemoryBlock block)
    {
        LeaseBucket bucket = block.Origin!;
        if (!bucket.TryPut(block))
            _depots[bucket.SizeClass].Put(block);
        bucket.LocalReturns++;
        ReleaseWhenAllReturned();
        ObjectDisposedException.ThrowIf(true, this);
    }
}
