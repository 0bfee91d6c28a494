using System.Diagnostics;

namespace DaosSharp;

public sealed partial class DaosMemoryPool
{
    private readonly List<DaosMemorySlab> _slabs = [];
    private readonly List<MemoryRegistration?> _registrations = [];
    private readonly Dictionary<DaosMemoryLease, string> _tracked = [];
    private long _mapped;
    private int _hugeTlbSlabs;
    private bool _released;

    /// <summary>Registers all slabs, those that there are and those to come, with a device.</summary>
    /// <param name="registrar">Called under the pool's lock: it must not rent from this pool.</param>
    /// <returns>The registrar's place in the pool; dispose it, or the pool, before the device goes away.</returns>
    public MemoryRegistration AddRegistrar(IMemoryRegistrar registrar)
    {
        ArgumentNullException.ThrowIfNull(registrar);
        lock (_growth)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            MemoryRegistration registration = new(this, registrar, _registrations.Count);
            int done = 0;
            try
            {
                for (; done < _slabs.Count; done++)
                    Register(registration, _slabs[done]);
            }
            catch
            {
                while (done-- > 0)
                    Unregister(registration, _slabs[done]);
                throw;
            }
            _registrations.Add(registration);
            return registration;
        }
    }

    internal void RemoveRegistrar(MemoryRegistration registration)
    {
        lock (_growth)
        {
            if (registration.IsRemoved)
                return;
            registration.IsRemoved = true;
            _registrations[registration.Index] = null;
            foreach (DaosMemorySlab slab in _slabs)
                Unregister(registration, slab);
        }
    }

    /// <summary>Whether a slab for a class still fits into the budget.</summary>
    internal bool CanGrow(int sizeClass)
    {
        lock (_growth)
            return _mapped + SlabLength(sizeClass) <= _options.Budget;
    }

    /// <summary>Maps and registers a slab.</summary>
    internal DaosMemorySlab MapSlab(int sizeClass)
    {
        lock (_growth)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            long length = SlabLength(sizeClass);
            if (_mapped + length > _options.Budget)
                throw new DaosMemoryBudgetException(length, _mapped, _options.Budget);
            DaosMemorySlab slab = new(MappedPages.Map((nuint)length, _options.HugeTlb, _options.Prefault), sizeClass);
            int done = 0;
            try
            {
                for (; done < _registrations.Count; done++)
                {
                    if (_registrations[done] is { } registration)
                        Register(registration, slab);
                }
            }
            catch
            {
                while (done-- > 0)
                {
                    if (_registrations[done] is { } registration)
                        Unregister(registration, slab);
                }
                slab.Pages.Dispose();
                throw;
            }
            _slabs.Add(slab);
            _mapped += length;
            if (slab.Pages.IsHugeTlb)
                _hugeTlbSlabs++;
            return slab;
        }
    }

    /// <summary>
    /// Ends the pool. Memory of leases that are still outside stays mapped until they are returned; they are reported to
    /// <see cref="DaosMemoryPoolOptions.OnLeak"/>.
    /// </summary>
    protected override void Dispose(bool disposing)
    {
        lock (_growth)
        {
            if (_disposed)
                return;
            Volatile.Write(ref _disposed, true);
        }
        Interlocked.MemoryBarrierProcessWide();
        DaosMemoryPoolStatistics statistics = GetStatistics();
        if (statistics.Leases > 0)
        {
            DaosMemoryLeakReport report = new(statistics.Leases, statistics.LeasedBytes, TrackedStacks());
            if (_options.OnLeak is { } listener)
                listener(report);
            else
                Trace.TraceWarning(report.ToString());
        }
        ReleaseWhenAllReturned();
    }

    private void ReleaseWhenAllReturned()
    {
        // Of the threads that return the last leases at the same time, one must see the counts of all.
        Interlocked.MemoryBarrier();
        if (GetStatistics().Leases > 0)
            return;
        lock (_growth)
        {
            if (_released)
                return;
            _released = true;
            foreach (MemoryRegistration? registration in _registrations)
            {
                if (registration is null)
                    continue;
                registration.IsRemoved = true;
                foreach (DaosMemorySlab slab in _slabs)
                    Unregister(registration, slab);
            }
            foreach (DaosMemorySlab slab in _slabs)
                slab.Pages.Dispose();
        }
    }

    private long SlabLength(int sizeClass)
    {
        // A small budget has small slabs, so that more than one size class fits.
        long slab = Math.Min(_options.SlabSize, Math.Max(MappedPages.HugePage, _options.Budget / 8));
        long wanted = Math.Max(slab, SizeClasses.Size(sizeClass));
        return (wanted + MappedPages.HugePage - 1) / MappedPages.HugePage * MappedPages.HugePage;
    }

    private static void Register(MemoryRegistration registration, DaosMemorySlab slab) =>
        slab.SetToken(registration.Index, registration.Registrar.Register(slab.Address, slab.Length));

    private static void Unregister(MemoryRegistration registration, DaosMemorySlab slab) =>
        registration.Registrar.Unregister(slab.Address, slab.Length, slab.Token(registration.Index));

    private void Track(DaosMemoryLease lease)
    {
        lock (_tracked)
            _tracked[lease] = lease.RentStack!;
    }

    private void Untrack(DaosMemoryLease lease)
    {
        lock (_tracked)
            _tracked.Remove(lease);
    }

    private List<string> TrackedStacks()
    {
        lock (_tracked)
            return [.. _tracked.Where(static t => !t.Key.IsReturned).Select(static t => t.Value)];
    }
}
