using System.Threading.Tasks.Sources;

namespace DaosSharp.Async;

/// <summary>
/// What is awaited: one result, taken once. Sources are pooled apart from slots, since an await may end before the native
/// completion (cancellation) and long after it (a value task that nobody awaits).
/// </summary>
internal sealed class OperationSource :
    IValueTaskSource<int>, IValueTaskSource<long>, IValueTaskSource<bool>, IValueTaskSource<ValueResult>, IValueTaskSource, IThreadPoolWorkItem
{
    private const int Pending = 0;
    private const int Claimed = 1;
    private const int LeftEarly = 2;
    private const int Consumed = 3;

    /// <summary>A request that has waited for its slot reads the caller's memory right now; a cancellation waits for that.</summary>
    private const int Beginning = 4;

    /// <summary>Pending, and not to be cancelled, since the caller's memory is pinned.</summary>
    private const int Bound = 5;

    private ManualResetValueTaskSourceCore<long> _core;
    private int _state;
    private bool _awaited;
    private bool _inline;
    private OperationQueue _queue = null!;
    private bool _registered;
    private CancellationTokenRegistration _registration;
    private long _result;
    private Exception? _error;

    /// <summary>The next source in a list of free ones.</summary>
    public OperationSource? Next { get; set; }

    public short Version => _core.Version;

    /// <summary>Prepares a source that nobody else has.</summary>
    /// <param name="queue">The queue whose operation it is for.</param>
    /// <param name="inline">Continuations run on the thread that polled the completion.</param>
    public void Start(OperationQueue queue, bool inline)
    {
        _queue = queue;
        _inline = inline;
    }

    /// <summary>Whether a continuation waits for the completion.</summary>
    public bool IsAwaited => Volatile.Read(ref _awaited);

    /// <summary>Lets a token end the await early. Called by the submitting thread before the await can begin.</summary>
    public void EndEarlyOn(CancellationToken token)
    {
        _registered = true;
        _registration = token.UnsafeRegister(static (source, token) => ((OperationSource)source!).Cancel(token), this);
    }

    /// <summary>Keeps a cancellation off while a waiting request is started; false when it came before.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Beginning, Pending) == Pending;

    /// <summary>Ends what <see cref="TryBegin"/> began; does nothing when that has ended already.</summary>
    public void Began(bool canLeaveEarly) => Interlocked.CompareExchange(ref _state, canLeaveEarly ? Pending : Bound, Beginning);

    /// <summary>Takes the right to complete; false when the await has ended early.</summary>
    public bool TryClaim() => TryMove(Claimed);

    /// <summary>Completes with an error, unless the await has ended early.</summary>
    public void TryFail(Exception error)
    {
        if (TryClaim())
            Complete(0, error);
    }

    /// <summary>Completes a claimed source.</summary>
    public void Complete(long result, Exception? error)
    {
        SetOutcome(result, error);
        Deliver();
    }

    /// <summary>Gives a claimed source what it completes with at <see cref="Deliver"/>.</summary>
    public void SetOutcome(long result, Exception? error)
    {
        _result = result;
        _error = error;
    }

    /// <summary>Completes a claimed source with its outcome; with inline continuations these run now.</summary>
    public void Deliver()
    {
        if (_inline)
        {
            Signal(runContinuationsAsynchronously: false);
        }
        else if (Volatile.Read(ref _awaited))
        {
            // The source itself is the work item: queueing a continuation alone would allocate.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        else
        {
            Signal(runContinuationsAsynchronously: true);
        }
    }

    /// <summary>Ends the await of an operation that will not be polled any more.</summary>
    public void Abandon(Exception error)
    {
        if (TryMove(LeftEarly))
            Leave(error);
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => Signal(runContinuationsAsynchronously: false);

    /// <summary>Asked for by an await before it suspends: if the operation is not complete, this polls once.</summary>
    public ValueTaskSourceStatus GetStatus(short token)
    {
        ValueTaskSourceStatus status = _core.GetStatus(token);
        return status == ValueTaskSourceStatus.Pending && _queue.PollFor(this) ? _core.GetStatus(token) : status;
    }

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        Volatile.Write(ref _awaited, true);
        _queue.Suspends();
        // From here on the source may serve somebody else.
        _core.OnCompleted(continuation, state, token, flags);
    }

    int IValueTaskSource<int>.GetResult(short token) => checked((int)Take(token));

    bool IValueTaskSource<bool>.GetResult(short token) => Take(token) > 0;

    ValueResult IValueTaskSource<ValueResult>.GetResult(short token) => ValueResult.Decode(Take(token));

    void IValueTaskSource.GetResult(short token) => Take(token);

    public long GetResult(short token) => Take(token);

    private void Cancel(CancellationToken token)
    {
        SpinWait spin = default;
        while (Volatile.Read(ref _state) == Beginning)
            spin.SpinOnce();
        if (Interlocked.CompareExchange(ref _state, LeftEarly, Pending) != Pending)
            return;
        DaosMetrics.Orphaned();
        Leave(new OperationCanceledException(token));
    }

    private void Leave(Exception error)
    {
        _core.RunContinuationsAsynchronously = !_inline;
        _core.SetException(error);
    }

    private bool TryMove(int state) =>
        Interlocked.CompareExchange(ref _state, state, Pending) == Pending
        || Interlocked.CompareExchange(ref _state, state, Bound) == Bound;

    private void Signal(bool runContinuationsAsynchronously)
    {
        _core.RunContinuationsAsynchronously = runContinuationsAsynchronously;
        if (_error is null)
            _core.SetResult(_result);
        else
            _core.SetException(_error);
    }

    private long Take(short token)
    {
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending)
            throw new InvalidOperationException("The operation is not complete: await it, or turn it into a task with AsTask to wait for it.");
        bool reusable = Interlocked.CompareExchange(ref _state, Consumed, Claimed) == Claimed;
        if (!reusable && Interlocked.CompareExchange(ref _state, Consumed, LeftEarly) != LeftEarly)
            throw new InvalidOperationException("A value task must be awaited only once.");
        // A cancellation callback that runs right now must not meet the next operation of this source.
        if (_registered && !_registration.Unregister())
            reusable = false;
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            if (reusable)
                Recycle();
            else
                _core.Reset();
        }
    }

    private void Recycle()
    {
        _core.Reset();
        _awaited = false;
        _registered = false;
        _registration = default;
        _error = null;
        Volatile.Write(ref _state, Pending);
        OperationSourcePool.Return(this);
    }
}
