namespace DaosSharp.Embedded.Events;

// Operations that wait to be run together with others.
internal unsafe partial class EventDomain
{
    private const int NotRun = -1;

    private IPendingWork[] _work = [];
    private RunPolicy _policy;

    // Events launched since the last poll or test.
    private int _launched;

    /// <summary>Says where operations of this domain's events may wait, before the first of them does.</summary>
    public void Expect(IPendingWork work)
    {
        foreach (IPendingWork known in Volatile.Read(ref _work))
        {
            if (known == work)
            {
                return;
            }
        }

        Remember(work);
    }

    /// <summary>Lets those who wait for events run an operation that was added.</summary>
    public void WorkAdded()
    {
        // Whoever begins to wait shows himself and looks for work: one of both finds the other.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _waiters) > 0)
        {
            lock (_sync)
            {
                Wake();
            }
        }
    }

    /// <summary>The caller ends several operations: takes the lock until <see cref="EndCompletions"/>.</summary>
    internal void BeginCompletions() => Monitor.Enter(_sync);

    internal void EndCompletions() => Monitor.Exit(_sync);

    /// <summary>Waits, and meanwhile runs operations that wait for somebody to run them.</summary>
    /// <returns>What was awaited, or 0 when the time was over before or it will not come.</returns>
    protected int Await<T>(ref T awaited, Deadline deadline)
        where T : struct, IAwaited
    {
        bool followsLaunch = false;
        for (int ran = NotRun; ; ran = RunWork(wait: !deadline.IsImmediate))
        {
            lock (_sync)
            {
                // Who launches several before he polls has made his group.
                followsLaunch |= _launched == 1;
                _launched = 0;
                while (true)
                {
                    Progress();
                    bool mustRun = MustRun(deadline, followsLaunch, ran);
                    ran = NotRun;
                    if (awaited.TryTake(out int result))
                    {
                        return result;
                    }

                    if (mustRun)
                    {
                        break;
                    }

                    if (!awaited.MayCome || !Wait(deadline))
                    {
                        return 0;
                    }
                }
            }
        }
    }

    // Whether the one who waits is to run what waits, without the lock, before he goes on waiting.
    private bool MustRun(Deadline deadline, bool followsLaunch, int ran)
    {
        if (ran != NotRun)
        {
            _policy.Ran(ran);
        }

        if (InFlight == 0 || FindWork() is not { } work)
        {
            return false;
        }

        return ran != NotRun ? !InCallback && deadline.RemainingMilliseconds != 0
            : !deadline.IsImmediate || !followsLaunch || _policy.MayRun(work);
    }

    /// <summary>Runs all that waits.</summary>
    private int RunWork(bool wait)
    {
        int ran = 0;
        foreach (IPendingWork work in Volatile.Read(ref _work))
        {
            if (work.IsWaiting)
            {
                ran += work.Run(wait);
            }
        }

        return ran;
    }

    private void Remember(IPendingWork work)
    {
        lock (_sync)
        {
            Volatile.Write(ref _work, [.. _work.Where(w => !w.IsClosed && w != work), work]);
        }
    }

    private IPendingWork? FindWork()
    {
        foreach (IPendingWork work in _work)
        {
            if (work.IsWaiting)
            {
                return work;
            }
        }

        return null;
    }
}
