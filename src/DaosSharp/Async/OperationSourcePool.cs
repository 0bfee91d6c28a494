namespace DaosSharp.Async;

/// <summary>
/// Free sources: a few for each thread, and a shared list. Sources are often rented by one thread and returned by another, so
/// half of a full or empty cache moves at a time.
/// </summary>
internal static class OperationSourcePool
{
    private const int CacheLimit = 64;
    private const int SharedLimit = 8192;

    private static readonly Lock SharedLock = new();
    private static OperationSource? _shared;
    private static int _sharedCount;

    [ThreadStatic]
    private static Cache? _cache;

    public static OperationSource Rent()
    {
        Cache cache = _cache ??= new();
        OperationSource? source = cache.Head;
        if (source is null)
        {
            Refill(cache);
            source = cache.Head;
            if (source is null)
                return new();
        }
        cache.Head = source.Next;
        cache.Count--;
        source.Next = null;
        return source;
    }

    public static void Return(OperationSource source)
    {
        Cache cache = _cache ??= new();
        source.Next = cache.Head;
        cache.Head = source;
        if (++cache.Count >= CacheLimit)
            Spill(cache);
    }

    private static void Refill(Cache cache)
    {
        lock (SharedLock)
        {
            while (cache.Count < CacheLimit / 2 && _shared is { } source)
            {
                _shared = source.Next;
                _sharedCount--;
                source.Next = cache.Head;
                cache.Head = source;
                cache.Count++;
            }
        }
    }

    private static void Spill(Cache cache)
    {
        lock (SharedLock)
        {
            while (cache.Count > CacheLimit / 2)
            {
                OperationSource source = cache.Head!;
                cache.Head = source.Next;
                cache.Count--;
                if (_sharedCount >= SharedLimit)
                    continue;
                source.Next = _shared;
                _shared = source;
                _sharedCount++;
            }
        }
    }

    private sealed class Cache
    {
        public OperationSource? Head;
        public int Count;
    }
}
