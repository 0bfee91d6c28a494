using System.Runtime.CompilerServices;

namespace DaosSharp.Async;

internal sealed partial class OperationQueue
{
    /// <summary>Rents a slot if one is free.</summary>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    public Operation? TryRent()
    {
        if (!_gate.TryRent(out int slot))
        {
            ThrowIfClosed();
            return null;
        }
        return Admit(slot);
    }

    /// <summary>Rents a slot, waiting for one without blocking.</summary>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    public ValueTask<Operation> RentAsync(CancellationToken cancel)
    {
        try
        {
            return TryRent() is { } operation ? new(operation) : WaitForSlotAsync(cancel);
        }
        catch (ObjectDisposedException e)
        {
            return ValueTask.FromException<Operation>(e);
        }
    }

    /// <summary>Rents a slot; the calling thread polls until there is one.</summary>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    public Operation Rent()
    {
        if (TryRent() is { } free)
            return free;
        DaosMetrics.SlotWait();
        Interlocked.Increment(ref _guests);
        try
        {
            SpinWait spin = default;
            while (true)
            {
                ThrowIfClosed();
                if (Poll(WaiterTimeout, -1, out _) <= 0)
                    spin.SpinOnce(sleep1Threshold: 20);
                if (_gate.TryRent(out int slot))
                    return Admit(slot);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _guests);
        }
    }

    /// <summary>Gives back a slot that was filled, or not, and not submitted.</summary>
    public void Abort(Operation operation)
    {
        try
        {
            operation.ReleaseMemory();
        }
        finally
        {
            operation.Clear();
            _gate.Return(operation.Index);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Operation> WaitForSlotAsync(CancellationToken cancel) =>
        Admit(await _gate.RentAsync(cancel).ConfigureAwait(false));

    // A closing queue collects all slots: one that was rented before shows up here, or in its hands.
    private Operation Admit(int slot)
    {
        if (Volatile.Read(ref _closing))
        {
            _gate.Return(slot);
            ThrowIfClosed();
        }
        return _operations[slot];
    }

    private void ThrowIfClosed()
    {
        if (Volatile.Read(ref _fault) is { } fault)
            throw fault;
        if (Volatile.Read(ref _closing))
            throw OperationErrors.Closed();
    }
}
