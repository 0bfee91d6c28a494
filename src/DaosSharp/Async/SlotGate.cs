namespace DaosSharp.Async;

/// <summary>The slots of a queue and those who wait for one, first come first served.</summary>
internal sealed class SlotGate(int slots)
{
    private readonly SlotTable _table = new(slots);
    private readonly Lock _lock = new();
    private readonly Queue<SlotWaiter> _waiters = new();
    private SlotWaiter? _free;
    private int _waiting;
    private Exception? _closed;

    public bool TryRent(out int slot) => _table.TryRent(out slot);

    /// <summary>Waits for a slot.</summary>
    /// <exception cref="ObjectDisposedException">The queue is closed; through the task.</exception>
    public ValueTask<int> RentAsync(CancellationToken cancel)
    {
        SlotWaiter waiter;
        ValueTask<int> task;
        lock (_lock)
        {
            if (_closed is not null)
                return ValueTask.FromException<int>(_closed);
            // The count is seen by all who return a slot before this looks once more: one of both finds the other.
            Interlocked.Increment(ref _waiting);
            if (_table.TryRent(out int slot))
            {
                Interlocked.Decrement(ref _waiting);
                return new(slot);
            }
            waiter = _free ?? new() { Gate = this };
            _free = waiter.Next;
            waiter.Next = null;
            task = waiter.Task;
            waiter.EndOn(cancel);
            _waiters.Enqueue(waiter);
        }
        DaosMetrics.SlotWait();
        return task;
    }

    public void Return(int slot)
    {
        _table.Return(slot);
        if (Volatile.Read(ref _waiting) != 0)
            Serve();
    }

    /// <summary>Lets all waiters fail; later ones fail at once.</summary>
    public void Close(Exception reason)
    {
        lock (_lock)
        {
            _closed ??= reason;
            while (_waiters.TryDequeue(out SlotWaiter? waiter))
            {
                Interlocked.Decrement(ref _waiting);
                waiter.Fail(reason);
            }
        }
    }

    public void Recycle(SlotWaiter waiter)
    {
        lock (_lock)
        {
            waiter.Next = _free;
            _free = waiter;
        }
    }

    private void Serve()
    {
        lock (_lock)
        {
            while (_waiters.Count > 0 && _table.TryRent(out int slot))
            {
                bool granted = false;
                while (!granted && _waiters.TryDequeue(out SlotWaiter? waiter))
                {
                    Interlocked.Decrement(ref _waiting);
                    granted = waiter.TryGrant(slot);
                }
                if (!granted)
                    _table.Return(slot);
            }
        }
    }
}
