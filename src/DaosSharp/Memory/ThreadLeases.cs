namespace DaosSharp;

/// <summary>The caches of the current thread, one for each pool that it used; finalized when the thread has ended.</summary>
internal sealed class ThreadLeases
{
    [ThreadStatic]
    private static ThreadLeases? _current;

    private LeaseCache[] _caches = [];
    private LeaseCache? _last;

    ~ThreadLeases()
    {
        foreach (LeaseCache cache in _caches)
            cache.Bury();
    }

    /// <summary>The cache of the current thread.</summary>
    public static LeaseCache Get(DaosMemoryPool pool) => Find(pool) ?? (_current ??= new()).Add(pool);

    /// <summary>The cache of the current thread; null when it has not rented from the pool yet.</summary>
    public static LeaseCache? Find(DaosMemoryPool pool)
    {
        ThreadLeases? current = _current;
        if (current is null)
            return null;
        LeaseCache? last = current._last;
        if (last is not null && ReferenceEquals(last.Pool, pool))
            return last;
        foreach (LeaseCache cache in current._caches)
        {
            if (ReferenceEquals(cache.Pool, pool))
            {
                current._last = cache;
                return cache;
            }
        }
        return null;
    }

    private LeaseCache Add(DaosMemoryPool pool)
    {
        LeaseCache cache = new(pool);
        pool.AddCache(cache);
        // Pools that are gone must not be kept alive by threads that used them once.
        _caches = [.. _caches.Where(static c => !c.Pool.IsDisposed), cache];
        _last = cache;
        return cache;
    }
}
