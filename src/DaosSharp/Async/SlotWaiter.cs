using System.Threading.Tasks.Sources;

namespace DaosSharp.Async;

/// <summary>Somebody who waits for a free slot.</summary>
internal sealed class SlotWaiter : IValueTaskSource<int>
{
    private const int Waiting = 0;
    private const int Granted = 1;
    private const int Cancelled = 2;

    // Continuations submit operations: on the pool, so that whoever gives a slot back is not held up.
    private ManualResetValueTaskSourceCore<int> _core = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _registration;
    private bool _registered;
    private int _state;

    public SlotWaiter? Next { get; set; }

    /// <summary>Where the waiter goes back to.</summary>
    public SlotGate? Gate { get; set; }

    public ValueTask<int> Task => new(this, _core.Version);

    public void EndOn(CancellationToken token)
    {
        if (!token.CanBeCanceled)
            return;
        _registered = true;
        _registration = token.UnsafeRegister(static (waiter, token) => ((SlotWaiter)waiter!).Cancel(token), this);
    }

    /// <summary>Hands over a slot; false when the waiter has gone.</summary>
    public bool TryGrant(int slot)
    {
        if (Interlocked.CompareExchange(ref _state, Granted, Waiting) != Waiting)
            return false;
        _core.SetResult(slot);
        return true;
    }

    /// <summary>There will be no slot.</summary>
    public void Fail(Exception error)
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting)
            _core.SetException(error);
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    public int GetResult(short token)
    {
        bool reusable = _state == Granted && (!_registered || _registration.Unregister());
        int slot = _core.GetResult(token);
        if (reusable)
        {
            _core.Reset();
            _registered = false;
            _registration = default;
            _state = Waiting;
            Gate!.Recycle(this);
        }
        return slot;
    }

    private void Cancel(CancellationToken token) => Fail(new OperationCanceledException(token));
}
