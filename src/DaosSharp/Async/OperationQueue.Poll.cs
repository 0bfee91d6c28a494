using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using DaosSharp.Interop;

namespace DaosSharp.Async;

internal sealed unsafe partial class OperationQueue
{
    /// <summary>Microseconds that a thread waits which also looks for something that another thread may have polled.</summary>
    private const long WaiterTimeout = 200;

    /// <summary>Polls of a waiting thread that do not wait, before the first one that does.</summary>
    private const int EagerPolls = 100;

    /// <summary>Failed polls in a row, a millisecond apart, after which the queue gives up.</summary>
    private const int MostPollErrors = 1000;

    private OperationSource? _latest;
    private bool _isPolled;
    private int _guests;
    private int _pollErrors;
    private bool _stop;
    private Exception? _fault;

    /// <summary>Polls once and completes what came.</summary>
    /// <param name="timeout">Microseconds to wait while something is in flight; 0 returns at once.</param>
    /// <param name="own">A slot whose completion is left to the caller; -1 for none.</param>
    /// <param name="ownDone">Whether that one came.</param>
    /// <returns>Number of completions, or an error code.</returns>
    [SkipLocalsInit]
    private int Poll(long timeout, int own, out bool ownDone)
    {
        daos_event** events = stackalloc daos_event*[Batch];
        ownDone = false;
        int count = _api.daos_eq_poll(_eq, 1, timeout, Batch, events);
        for (int i = 0; i < count; i++)
        {
            int slot = SlotOf(events[i]);
            if (slot == own)
                ownDone = true;
            else
                Complete(slot);
        }
        if (_inline && count > 0)
            InlineCompletions.Run();
        return count;
    }

    /// <summary>Polls once for a thread that is about to suspend until an operation is complete, unless it has polled for it just now.</summary>
    /// <returns>Whether something was complete.</returns>
    public bool PollFor(OperationSource awaited)
    {
        if (ReferenceEquals(Volatile.Read(ref _latest), awaited))
            return false;
        // The native queue stays as long as there are guests who came before its end began.
        Interlocked.Increment(ref _guests);
        try
        {
            if (Volatile.Read(ref _closing) || Poll(0, -1, out _) <= 0)
                return false;
            _isPolled = true;
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _guests);
        }
    }

    /// <summary>Polls until a synchronous operation is complete.</summary>
    /// <returns>Its return code.</returns>
    private int WaitFor(Operation operation)
    {
        SpinWait spin = default;
        for (int polls = 0; ; polls++)
        {
            int count = Poll(polls < EagerPolls ? 0 : WaiterTimeout, operation.Index, out bool own);
            if (own || Volatile.Read(ref operation.IsDone))
                break;
            if (count < 0)
                PollFailed(count);
            else if (count == 0 && polls > 4)
                spin.SpinOnce(sleep1Threshold: -1);
            if (Volatile.Read(ref _fault) is { } fault)
                GiveUp(operation, fault);
        }
        return operation.Block->Event.ev_error;
    }

    // The operation keeps its slot and memory for ever. A span it cannot keep, and libdaos may still write there.
    [DoesNotReturn]
    private static void GiveUp(Operation operation, Exception fault)
    {
        if (operation.UsesSpan)
            Environment.FailFast($"{operation.Function} is in flight on memory of the caller, and polling for its completion fails: returning would let libdaos write to memory that is used for something else.", fault);
        throw fault;
    }

    /// <summary>Counts failures of polling; when they do not end, everything in flight gets an error and its memory is never used again.</summary>
    /// <returns>Whether the queue has given up.</returns>
    private bool PollFailed(int rc)
    {
        if (Interlocked.Increment(ref _pollErrors) < MostPollErrors)
        {
            Thread.Sleep(1);
            return Volatile.Read(ref _fault) is not null;
        }
        Exception fault = OperationErrors.Create(rc, "daos_eq_poll", null);
        if (Interlocked.CompareExchange(ref _fault, fault, null) is null)
        {
            Volatile.Write(ref _closing, true);
            // Whoever submits right now is found below, or sees the fault when it leaves its operation to the poller.
            Interlocked.MemoryBarrierProcessWide();
            _gate.Close(fault);
            Abandon(_ => fault);
        }
        return true;
    }
}
