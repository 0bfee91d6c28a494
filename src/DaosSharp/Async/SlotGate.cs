namespace DaosSharp.Async;

/// <summary>The slots of a queue and those who wait for one, first come first served.</summary>
internal sealed class SlotGate(int slots)
{
    private readonly SlotTable _table = new(slots);
    private readonly Lock _lock = new();
    private readonly Queue<SlotRequest> _waiters = new();
    private int _waiting;
    private Exception? _closed;

    public bool TryRent(out int slot) => _table.TryRent(out slot);

    /// <summary>Lets a request wait for a slot; it is granted one or refused, perhaps before this returns.</summary>
    public void Enqueue(SlotRequest request)
    {
        Exception? closed;
        lock (_lock)
        {
            closed = _closed;
            if (closed is null)
            {
                _waiters.Enqueue(request);
                // The count is seen by all who return a slot before this looks once more: one of both finds the other.
                Interlocked.Increment(ref _waiting);
                ServeLocked();
                return;
            }
        }
        request.Refuse(closed);
    }

    public void Return(int slot)
    {
        _table.Return(slot);
        if (Volatile.Read(ref _waiting) == 0)
            return;
        lock (_lock)
            ServeLocked();
    }

    /// <summary>Refuses all requests that wait, and later ones at once.</summary>
    public void Close(Exception reason)
    {
        SlotRequest[] refused;
        lock (_lock)
        {
            _closed ??= reason;
            refused = [.. _waiters];
            _waiters.Clear();
            Interlocked.Add(ref _waiting, -refused.Length);
        }
        foreach (SlotRequest request in refused)
            request.Refuse(reason);
    }

    private void ServeLocked()
    {
        while (_waiters.Count > 0 && _table.TryRent(out int slot))
        {
            Interlocked.Decrement(ref _waiting);
            _waiters.Dequeue().Grant(slot);
        }
    }
}
