namespace DaosSharp.Embedded.Storage;

/// <summary>The handles that this process has on each container, and whether one is exclusive.</summary>
internal sealed class ContainerSessions
{
    private readonly Dictionary<uint, (List<IContainerSession> Handles, bool Exclusive)> _open = [];
    private readonly Lock _gate = new();

    /// <summary>Adds a handle; false when exclusiveness is in the way.</summary>
    /// <param name="handle">The handle to add.</param>
    /// <param name="exclusive">True when there may be no other.</param>
    /// <param name="evict">True when all others lose the container first.</param>
    public bool TryOpen(IContainerSession handle, bool exclusive, bool evict)
    {
        lock (_gate)
        {
            (List<IContainerSession> handles, bool isExclusive) = _open.GetValueOrDefault(handle.Number, ([], false));
            if (evict)
            {
                handles.ForEach(static other => other.MarkEvicted());
                handles = [];
                isExclusive = false;
            }

            if (isExclusive || exclusive && handles.Count > 0)
            {
                return false;
            }

            handles.Add(handle);
            _open[handle.Number] = (handles, exclusive);
            return true;
        }
    }

    /// <summary>Takes a handle away, unless it was evicted.</summary>
    public void Close(IContainerSession handle)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(handle.Number, out (List<IContainerSession> Handles, bool Exclusive) session) || !session.Handles.Remove(handle))
            {
                return;
            }

            if (session.Handles.Count == 0)
            {
                _open.Remove(handle.Number);
            }
        }
    }

    public int Count(uint container)
    {
        lock (_gate)
        {
            return _open.TryGetValue(container, out (List<IContainerSession> Handles, bool Exclusive) session) ? session.Handles.Count : 0;
        }
    }
}
