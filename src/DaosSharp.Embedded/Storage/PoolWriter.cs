using DaosSharp.Embedded.Events;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// The one writer of a pool in this process. Writes with an event wait in a queue until somebody waits for them, or there are enough of
/// them; then the thread that has the lock applies all of them in one transaction of the index, in the order of their submission.
/// </summary>
internal sealed unsafe partial class PoolWriter : IPendingWork, IDisposable
{
    private const int SpinsBeforeLock = 100;

    private readonly Lock _lock = new();
    private readonly PoolStore _store;
    private readonly IndexReserve _reserve;
    private readonly WriteQueue _queue = new();
    private WriteContext? _context;
    private long _operations;
    private long _commits;

    public PoolWriter(PoolStore store, IndexReserve reserve)
    {
        _store = store;
        _reserve = reserve;
    }

    /// <summary>Modifications that were committed.</summary>
    public long Operations => Volatile.Read(ref _operations);

    /// <summary>Transactions in which they were.</summary>
    public long Commits => Volatile.Read(ref _commits);

    public bool IsWaiting => _queue.IsWaiting;

    public long WaitingSince => _queue.WaitingSince;

    public bool IsClosed => _store.IsClosing;

    /// <summary>Applies a modification in a transaction of its own, after all that waits.</summary>
    /// <param name="freesSpace">It may use the blocks that are kept for removals on a full disk.</param>
    /// <returns>What the operation returned; on anything but 0 nothing has changed.</returns>
    public int Execute<TOperation>(ref TOperation operation, bool freesSpace)
        where TOperation : IWriteOperation, allows ref struct
    {
        lock (_lock)
        {
            RunGroup();
            return ApplyAlone(ref operation, freesSpace);
        }
    }

    /// <summary>Applies a modification, or lets it wait for others when it has an event.</summary>
    /// <param name="ev">An event that was begun; null to return at the end of the operation.</param>
    /// <returns>The result, or <see cref="EventGate.Pending"/>.</returns>
    public int Write<T>(in T operation, daos_event* ev)
        where T : unmanaged, IQueuedWrite => ev == null ? WriteNow(operation) : WriteLater(operation, ev);

    /// <summary>Runs what waits if a read may be meant to see it: of the same process, submitted before.</summary>
    public void AwaitWrites(WriteTarget target)
    {
        if (_queue.MayContain(target))
        {
            RunAll();
        }
    }

    /// <summary>True when reads need not look for writes that wait.</summary>
    public bool IsIdle => _queue.IsEmpty;

    public int Run(bool wait)
    {
        if (!_store.TryEnter())
        {
            return 0;
        }

        try
        {
            if (wait)
            {
                return RunAll();
            }

            if (!_lock.TryEnter())
            {
                return 0;
            }

            try
            {
                return RunGroup();
            }
            finally
            {
                _lock.Exit();
            }
        }
        finally
        {
            _store.Leave();
        }
    }

    /// <summary>Runs what waits, and waits for what runs.</summary>
    public int RunAll()
    {
        lock (_lock)
        {
            return RunGroup();
        }
    }

    public void Dispose()
    {
        _queue.Dispose();
        _reserve.Dispose();
    }

    private int WriteLater<T>(in T operation, daos_event* ev)
        where T : unmanaged, IQueuedWrite
    {
        // From the addition on the event may complete and be gone, its domain stays.
        EventDomain domain = EventGate.Locate(ev, out _);
        domain.Expect(this);
        if (_queue.Add(operation, ev, null))
        {
            RunAll();
        }
        else
        {
            domain.WorkAdded();
        }

        return EventGate.Pending;
    }

    private int WriteNow<T>(in T operation)
        where T : unmanaged, IQueuedWrite
    {
        if (_queue.IsEmpty && _lock.TryEnter())
        {
            try
            {
                RunGroup();
                T own = operation;
                return ApplyAlone(ref own, T.FreesSpace);
            }
            finally
            {
                _lock.Exit();
            }
        }

        // Whoever has the lock, or gets it next, runs this together with what else waits.
        SyncWrite result = default;
        _queue.Add(operation, null, &result);
        AwaitDone(&result);
        return result.Code == 0 ? 0 : Fail(&result);
    }

    private void AwaitDone(SyncWrite* result)
    {
        for (int i = 0; i < SpinsBeforeLock; i++)
        {
            if (Volatile.Read(ref result->IsDone) != 0)
            {
                return;
            }

            if (_lock.TryEnter())
            {
                try
                {
                    RunGroup();
                    return;
                }
                finally
                {
                    _lock.Exit();
                }
            }

            Thread.SpinWait(10);
        }

        RunAll();
    }
}
