namespace DaosSharp.Embedded.Storage;

/// <summary>Notices that the files of an open pool were removed: what is written then would be lost with the last process that has them open.</summary>
internal sealed class StoreLinks(PoolStore store)
{
    private const long Interval = 100;

    private long _next;
    private volatile bool _removed;

    /// <summary>Before a commit: the index every time, both files now and then.</summary>
    public void Require()
    {
        if (!store.Environment.IsLinked)
        {
            _removed = true;
        }

        RequireSoon();
    }

    /// <summary>Before a read: looks ten times a second at the most.</summary>
    public void RequireSoon()
    {
        long now = Environment.TickCount64;
        if (now >= Volatile.Read(ref _next))
        {
            Volatile.Write(ref _next, now + Interval);
            _removed |= !store.Environment.IsLinked || !store.Data.IsLinked;
        }

        if (_removed)
        {
            throw store.Sessions.IsPoolDestroyed
                ? new EngineException(Der.NoHandle, "the pool was destroyed")
                : new EngineException(Der.Stale, $"the files of the pool in '{store.Directory}' were removed");
        }
    }
}
