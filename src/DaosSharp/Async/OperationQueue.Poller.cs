namespace DaosSharp.Async;

// The thread that polls for those who do not.
internal sealed partial class OperationQueue
{
    /// <summary>Microseconds that the poller waits in one call; a stop request waits as long at most.</summary>
    private const long PollerTimeout = 2000;

    /// <summary>Milliseconds between two looks of a poller that leaves polling to others.</summary>
    private const int DozeTime = 1;

    /// <summary>Looks in a row that find nothing in flight, after which a dozing poller sleeps until it is woken.</summary>
    private const int MostIdleDozes = 50;

    private readonly object _pollerLock = new();
    private Thread? _poller;
    private int _parked = 1;
    private bool _woken;
    private bool _dozing;
    private int _lastInFlight;

    /// <summary>A thread suspends, and its operation's source says so already: from now on the poller has to poll.</summary>
    public void Suspends()
    {
        // Either this sees that the poller dozes, or the poller sees the source.
        Interlocked.MemoryBarrier();
        if (!Volatile.Read(ref _dozing))
            return;
        lock (_pollerLock)
            Monitor.Pulse(_pollerLock);
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _parked, 0) == 0)
            return;
        lock (_pollerLock)
        {
            _woken = true;
            if (_poller is null)
            {
                _poller = new(RunPoller) { IsBackground = true, Name = "DaosSharp poller" };
                _poller.Start();
            }
            else
            {
                Monitor.Pulse(_pollerLock);
            }
        }
    }

    private void Sleep()
    {
        lock (_pollerLock)
        {
            while (!_woken)
                Monitor.Wait(_pollerLock);
            _woken = false;
        }
    }

    private void RunPoller()
    {
        SpinWait idle = default;
        int idleDozes = 0;
        // A new poller starts as if parked: whoever started it has woken it.
        Sleep();
        while (!Volatile.Read(ref _stop))
        {
            bool inFlight = IsAnyInFlight();
            // Polling is work, of libdaos's network or of the embedded engine, and the more at once the better: as long as a thread that
            // awaits does it, the poller would only compete.
            if (inFlight && IsAwaited())
            {
                if (!PollOrRest(PollerTimeout, ref idle))
                    return;
                idleDozes = 0;
            }
            else if (!idle.NextSpinWillYield)
            {
                idle.SpinOnce(sleep1Threshold: -1);
            }
            else if (inFlight || idleDozes < MostIdleDozes)
            {
                idleDozes = inFlight ? 0 : idleDozes + 1;
                Volatile.Write(ref _isPolled, false);
                Doze();
                // As long as others poll and find something, nothing is left behind.
                if (!Volatile.Read(ref _isPolled) && IsAnyInFlight() && !PollOrRest(0, ref idle))
                    return;
            }
            else
            {
                Park();
                idle.Reset();
                idleDozes = 0;
            }
        }
    }

    // False when the queue has given up.
    private bool PollOrRest(long timeout, ref SpinWait idle)
    {
        int count = Poll(timeout, -1, out _);
        if (count < 0)
            return !PollFailed(count);
        if (count == 0)
        {
            idle.SpinOnce(sleep1Threshold: -1);
            return true;
        }
        Volatile.Write(ref _pollErrors, 0);
        idle.Reset();
        return true;
    }

    private void Park()
    {
        Interlocked.Exchange(ref _parked, 1);
        // Whoever was too early to see the flag has made its operation visible; nobody else may have taken the flag back.
        Interlocked.MemoryBarrierProcessWide();
        if ((IsAnyInFlight() || Volatile.Read(ref _stop)) && Interlocked.Exchange(ref _parked, 0) == 1)
            return;
        Sleep();
    }

    /// <summary>Waits until a thread suspends, and not for long: operations that nobody awaits yet go on too.</summary>
    private void Doze()
    {
        lock (_pollerLock)
        {
            Volatile.Write(ref _dozing, true);
            Interlocked.MemoryBarrier();
            if (!IsAwaited() && !Volatile.Read(ref _stop))
                Monitor.Wait(_pollerLock, DozeTime);
            Volatile.Write(ref _dozing, false);
        }
    }

    private bool IsAnyInFlight()
    {
        // What was in flight the last time often still is.
        if (IsInFlight(_operations[_lastInFlight]))
            return true;
        for (int i = 0; i < _operations.Length; i++)
        {
            if (IsInFlight(_operations[i]))
            {
                _lastInFlight = i;
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a continuation waits for an operation in flight.</summary>
    private bool IsAwaited()
    {
        foreach (Operation operation in _operations)
        {
            if (operation.Source is { IsAwaited: true })
                return true;
        }
        return false;
    }
}
