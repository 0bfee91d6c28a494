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
    private static OperationSource? s_shared;
    private static int s_sharedCount;

    [ThreadStatic]
    private static Cache? t_cache;

    public static OperationSource Rent()
    {
        Cache cache = t_cache ??= new();
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
        Cache cache = t_cache ??= new();
        source.Next = cache.Head;
        cache.Head = source;
        if (++cache.Count >= CacheLimit)
            Spill(cache);
    }

    private static void Refill(Cache cache)
    {
        lock (SharedLock)
        {
            while (cache.Count < CacheLimit / 2 && s_shared is { } source)
            {
                s_shared = source.Next;
                s_sharedCount--;
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
                if (s_sharedCount >= SharedLimit)
                    continue;
                source.Next = s_shared;
                s_shared = source;
                s_sharedCount++;
            }
        }
    }

    private sealed class Cache
    {
        public OperationSource? Head;
        public int Count;
    }
}
