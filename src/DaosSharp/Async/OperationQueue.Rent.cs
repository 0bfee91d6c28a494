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

    /// <summary>Starts an operation: at once when a slot is free, else when one comes free, without blocking.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="cancel">Ends the await early. A request that still waits for a slot then is not started.</param>
    public Submitted Start<T>(in T request, CancellationToken cancel)
        where T : struct, IOperationRequest
    {
        Operation? operation;
        try
        {
            cancel.ThrowIfCancellationRequested();
            operation = TryRent();
        }
        catch (Exception e)
        {
            return new(0, e);
        }
        if (operation is null)
            return Wait(in request, cancel);
        try
        {
            return Unsafe.AsRef(in request).Start(operation, null, cancel);
        }
        catch (Exception e)
        {
            Abort(operation);
            return new(0, e);
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

    /// <summary>Goes on with a request that has got its slot.</summary>
    public void Resume<T>(int slot, in T request, OperationSource source)
        where T : struct, IOperationRequest
    {
        if (!source.TryBegin())
        {
            _gate.Return(slot);
            return;
        }
        Operation? operation = null;
        try
        {
            operation = Admit(slot);
            Unsafe.AsRef(in request).Start(operation, source, default);
        }
        catch (Exception e)
        {
            if (operation is not null)
                Abort(operation);
            source.Began(canLeaveEarly: false);
            source.TryFail(e);
        }
    }

    private Submitted Wait<T>(in T request, CancellationToken cancel)
        where T : struct, IOperationRequest
    {
        DaosMetrics.SlotWait();
        OperationSource source = OperationSourcePool.Rent();
        source.Start(this, _inline);
        if (cancel.CanBeCanceled)
            source.EndEarlyOn(cancel);
        Submitted submitted = new(source);
        _gate.Enqueue(PendingRequest<T>.Create(this, in request, source));
        return submitted;
    }

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
