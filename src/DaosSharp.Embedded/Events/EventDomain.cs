namespace DaosSharp.Embedded.Events;

/// <summary>
/// Events that share a lock: those of a queue, or some of those without one. Parent and children are always in one domain.
/// </summary>
/// <remarks>
/// As in DAOS an operation's end does not change its event at once: the event arrives, and whoever polls or tests next runs
/// its callbacks and completes it. Until then it is in flight for everybody (daos_event_fini says busy, daos_event_abort
/// accepts it, a late callback still runs), no matter how early the operation was done inside.
/// </remarks>
internal unsafe partial class EventDomain
{
    /// <summary>Callbacks that the thread is in. A wait in there would wait for the callback's own event.</summary>
    [ThreadStatic]
    private static int _callbackDepth;

    private readonly object _sync = new();
    private int _waiters;

    /// <summary>Guards all events of the domain.</summary>
    protected object Sync => _sync;

    /// <summary>Launched events that did not complete yet, children too.</summary>
    protected int InFlight { get; private set; }

    /// <summary>No launches any more.</summary>
    protected bool IsClosing { get; set; }

    protected static bool InCallback => _callbackDepth > 0;

    /// <summary>Launches an event for an operation.</summary>
    /// <returns>0, or a negative DER code; the event is as it was then.</returns>
    public int Launch(EventBlock* block, EventFlags flags)
    {
        lock (_sync)
        {
            if (block->State != EventState.Ready)
            {
                return LastError.Fail(Der.Busy, block->State == EventState.Running
                    ? "the event is in flight: poll or test it before its next operation"
                    : "the event has completed: poll or test it before its next operation; finalise a child and initialise it again");
            }

            int rc = CheckLaunch(block);
            if (rc == 0)
            {
                Start(block, flags);
            }

            return rc;
        }
    }

    /// <summary>Launches a parent that its last child completes.</summary>
    public int LaunchBarrier(EventBlock* block)
    {
        lock (_sync)
        {
            if (block->Children.Count == 0)
            {
                return LastError.Fail(Der.Invalid, "an event without children cannot be a barrier");
            }

            if (block->State != EventState.Ready)
            {
                return LastError.Fail(Der.NoPermission, "the event is already launched");
            }

            int rc = CheckLaunch(block);
            if (rc != 0)
            {
                return rc;
            }

            Start(block, EventFlags.Barrier);
            if (block->ChildrenRunning == 0)
            {
                Arrive(block, block->ChildError, ErrnoMap.ToErrno(block->ChildError));
            }

            return 0;
        }
    }

    /// <summary>Notes the end of an event's operation and wakes those who wait for it. The event may be gone when this returns.</summary>
    /// <param name="block">A launched event.</param>
    /// <param name="code">DER code of the operation: what callbacks and the parent get.</param>
    /// <param name="errno">The errno value for ev_error, where the event gives such values.</param>
    public void Complete(EventBlock* block, int code, int errno)
    {
        lock (_sync)
        {
            CompleteLocked(block, code, errno);
        }
    }

    /// <summary>The same between <see cref="BeginCompletions"/> and <see cref="EndCompletions"/>.</summary>
    internal void CompleteLocked(EventBlock* block, int code, int errno)
    {
        if (block->State != EventState.Running || (block->Flags & (EventFlags.Arrived | EventFlags.Barrier)) != 0)
        {
            throw new InvalidOperationException("an operation ended on an event that it was not launched on");
        }

        Arrive(block, code, errno);
    }

    /// <summary>Waits until an event is done and makes it ready for its next launch.</summary>
    /// <returns>False when the time was over before.</returns>
    public bool Test(EventBlock* block, Deadline deadline)
    {
        AwaitedEvent awaited = new(this, block);
        return Await(ref awaited, deadline) != 0;
    }

    /// <summary>Whether the event's operation was launched and not seen to end. There is nothing that could abort it.</summary>
    public bool IsRunning(EventBlock* block)
    {
        lock (_sync)
        {
            return block->State == EventState.Running;
        }
    }

    /// <summary>The event was launched.</summary>
    protected virtual void OnLaunched(EventBlock* block)
    {
    }

    /// <summary>The event completed.</summary>
    protected virtual void OnCompleted(EventBlock* block)
    {
    }

    /// <summary>The event leaves the completed ones.</summary>
    protected virtual void OnTaken(EventBlock* block)
    {
    }

    /// <summary>Makes a completed event ready for its next launch.</summary>
    protected void Take(EventBlock* block)
    {
        OnTaken(block);
        block->State = EventState.Ready;
        block->Flags &= EventFlags.Errno;
        block->ChildError = 0;
    }

    /// <summary>Waits for a change.</summary>
    /// <returns>False when there is no time left, or when the thread must not wait.</returns>
    protected bool Wait(Deadline deadline)
    {
        int milliseconds = InCallback ? 0 : deadline.RemainingMilliseconds;
        if (milliseconds == 0)
        {
            return false;
        }

        Volatile.Write(ref _waiters, _waiters + 1);
        Interlocked.MemoryBarrier();
        try
        {
            if (InFlight == 0 || FindWork() == null)
            {
                Monitor.Wait(_sync, milliseconds);
            }
        }
        finally
        {
            _waiters--;
        }

        return true;
    }

    /// <summary>Lets all who wait look again.</summary>
    protected void Wake()
    {
        if (_waiters > 0)
        {
            Monitor.PulseAll(_sync);
        }
    }

    private int CheckLaunch(EventBlock* block)
    {
        if (!block->AllChildrenLaunched)
        {
            return LastError.Fail(Der.NoPermission, "launch all children before their parent");
        }

        return IsClosing ? LastError.Fail(Der.NonExistent, "the event queue is being destroyed") : 0;
    }

    private void Start(EventBlock* block, EventFlags flags)
    {
        block->Event->ev_error = 0;
        block->Words.Clear();
        block->State = EventState.Running;
        block->Flags |= flags;
        InFlight++;
        _launched++;
        if (block->Parent != null)
        {
            block->Parent->ChildrenRunning++;
        }
        else
        {
            OnLaunched(block);
        }
    }

    private readonly struct AwaitedEvent(EventDomain domain, EventBlock* block) : IAwaited
    {
        public bool MayCome => true;

        public bool TryTake(out int result)
        {
            if (block->IsDone)
            {
                domain.Take(block);
                domain.Wake();
            }

            result = block->State == EventState.Ready ? 1 : 0;
            return result != 0;
        }
    }
}
