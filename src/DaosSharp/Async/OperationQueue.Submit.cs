using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DaosSharp.Async;

internal sealed unsafe partial class OperationQueue
{
    /// <summary>Polls behind a submission, in a row, that find it not complete, after which such operations are not polled for at once.</summary>
    private const int MostVainPolls = 16;

    /// <summary>Operations of a slot after which one is polled for at once all the same.</summary>
    private const uint PollAgain = 1024;

    /// <summary>Submits a filled slot. The slot belongs to the queue from here on, also when the submission fails.</summary>
    /// <param name="operation">A rented slot with all that the submission points to.</param>
    /// <param name="submission">The function and its arguments.</param>
    /// <param name="kind">What becomes of the completion.</param>
    /// <param name="owner">Kept alive until the completion; its text names the object in exceptions.</param>
    /// <param name="waiting">The source that is awaited already; null for a new one.</param>
    /// <param name="cancel">Ends the await early, unless memory of the caller is pinned; never ends the operation.</param>
    public Submitted Submit<T>(
        Operation operation, in T submission, OperationKind kind, object? owner, OperationSource? waiting = null, CancellationToken cancel = default)
        where T : struct, Submissions.ISubmission
    {
        if (operation.IsSynchronous || (CallsBlock && kind.IsRead && waiting is null))
            return Run(operation, in submission, kind, owner);
        bool canLeaveEarly = operation.CanLeaveEarly;
        OperationSource source;
        bool isPolledFor;
        int rc;
        try
        {
            cancel.ThrowIfCancellationRequested();
            Prepare<T>(operation, kind, owner);
            if (waiting is not null)
            {
                if (operation.Source is { } spare && !Volatile.Read(ref _closing))
                    OperationSourcePool.Return(spare);
                waiting.Began(canLeaveEarly);
                operation.Source = waiting;
            }
            else if (operation.Source is null)
            {
                operation.Source = OperationSourcePool.Rent();
                operation.Source.Start(this, _inline);
            }
            source = operation.Source;
            isPolledFor = MayBeComplete(operation, kind);
            operation.Parties = isPolledFor ? 2 : 1;
            // A copy of the struct is not made for the call: the compiler does not know that it leaves the struct as it is.
            rc = Unsafe.AsRef(in submission).Submit(_api, &operation.Block->Event);
        }
        catch (Exception e)
        {
            operation.Parties = 0;
            if (waiting is not null)
                operation.Source = null;
            Abort(operation);
            waiting?.Began(canLeaveEarly: false);
            waiting?.TryFail(e);
            return new(0, e);
        }
        bool polled = rc == 0;
        if (polled)
        {
            // From the submission on, another thread may have completed the operation, apart from this one's part in the slot.
            if (!isPolledFor)
                return LeaveToPoller(null, operation, source, isAwaited: waiting is not null, canLeaveEarly ? cancel : default);
            if (!PollAfter(operation, kind))
                return LeaveToPoller(source, operation, source, isAwaited: waiting is not null, canLeaveEarly ? cancel : default);
            rc = operation.Block->Event.ev_error;
        }
        operation.Parties = 0;
        if (waiting is not null)
        {
            operation.Source = null;
            bool claimed = waiting.TryClaim();
            long late = Finish(operation, rc, claimed, polled, out Exception? failure);
            if (claimed)
                waiting.Complete(late, failure);
            return new(late, failure);
        }
        // Nobody has seen the source: it stays with the slot for the next operation.
        long result = Finish(operation, rc, claimed: true, polled, out Exception? error);
        return new(result, error);
    }

    /// <summary>Starts an operation and waits for its completion; the calling thread polls. Never returns before the completion.</summary>
    /// <param name="request">What to start.</param>
    /// <returns>What the kind makes of the completion.</returns>
    public long Execute<T>(in T request)
        where T : struct, IOperationRequest, allows ref struct
    {
        Operation operation = Rent();
        operation.IsSynchronous = true;
        Submitted submitted;
        try
        {
            submitted = Unsafe.AsRef(in request).Start(operation, null, default);
        }
        catch
        {
            Abort(operation);
            throw;
        }
        return submitted.GetResult();
    }

    private Submitted Run<T>(Operation operation, in T submission, OperationKind kind, object? owner)
        where T : struct, Submissions.ISubmission
    {
        int rc;
        try
        {
            Prepare<T>(operation, kind, owner);
            rc = Unsafe.AsRef(in submission).Submit(_api, CallsBlock ? null : &operation.Block->Event);
        }
        catch (Exception e)
        {
            Abort(operation);
            return new(0, e);
        }
        bool polled = rc == 0 && !CallsBlock;
        try
        {
            if (polled)
                rc = WaitFor(operation);
        }
        catch (Exception e)
        {
            // In flight for ever: the slot and its memory are not given back.
            return new(0, e);
        }
        long result = Finish(operation, rc, claimed: true, polled, out Exception? error);
        return new(result, error);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prepare<T>(Operation operation, OperationKind kind, object? owner)
        where T : struct, Submissions.ISubmission
    {
        operation.Owner = owner;
        // A comparison is cheaper than a write that the garbage collector is told of, and slots often do the same again.
        if (!ReferenceEquals(operation.Kind, kind))
            operation.Kind = kind;
        if (!ReferenceEquals(operation.Function, T.Function))
            operation.Function = T.Function;
        operation.StartTicks = DaosMetrics.Timing ? Stopwatch.GetTimestamp() : 0;
        if (T.ReportsErrno)
            operation.EventReportsErrno = true;
        else if (operation.EventReportsErrno)
            Reinitialize(operation);
    }

    // An event that libdfs has used reports errno values for ever, whoever uses it next; only daos_event_init ends that.
    private void Reinitialize(Operation operation)
    {
        Check(_api.daos_event_fini(&operation.Block->Event), "daos_event_fini");
        operation.Block->Event = default;
        Check(_api.daos_event_init(&operation.Block->Event, _eq, null), "daos_event_init");
        operation.EventReportsErrno = false;
    }

    // Where operations of a kind never are complete at once, the await polls for many of them together. Now and then it is tried again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayBeComplete(Operation operation, OperationKind kind) =>
        kind.VainPolls < MostVainPolls || ++operation.Unpolled % PollAgain == 0;

    private bool PollAfter(Operation operation, OperationKind kind)
    {
        _ = Poll(0, operation.Index, out bool own);
        if (!own && kind.VainPolls < MostVainPolls)
            kind.VainPolls++;
        else if (own && kind.VainPolls != 0)
            kind.VainPolls = 0;
        return own;
    }

    /// <param name="polledFor">The source, when this thread has just polled for it: then it still has its part in the slot.</param>
    private Submitted LeaveToPoller(
        OperationSource? polledFor, Operation operation, OperationSource source, bool isAwaited, CancellationToken cancel)
    {
        if (cancel.CanBeCanceled)
            source.EndEarlyOn(cancel);
        Submitted submitted = new(source);
        _latest = polledFor;
        // Whoever gets the slot from here on is in flight as well: if the queue has given up, so has its operation.
        if (Volatile.Read(ref _fault) is { } fault)
            operation.Source?.Abandon(fault);
        if (polledFor is not null)
            Leave(operation);
        if (Volatile.Read(ref _parked) != 0)
            Wake();
        // A request that had to wait for its slot may be awaited already.
        if (isAwaited)
            Suspends();
        return submitted;
    }

    /// <summary>Ends an operation whose completion this thread has.</summary>
    private long Finish(Operation operation, int rc, bool claimed, bool polled, out Exception? error)
    {
        long result = TakeResult(operation, rc, claimed, polled, out error);
        operation.Clear();
        _gate.Return(operation.Index);
        return result;
    }

    /// <summary>Ends an operation that was submitted by somebody else.</summary>
    private void Complete(int slot)
    {
        Operation operation = _operations[slot];
        int rc = operation.Block->Event.ev_error;
        if (operation.IsSynchronous)
        {
            Volatile.Write(ref operation.IsDone, true);
            return;
        }
        OperationSource source = operation.Source!;
        bool claimed = source.TryClaim();
        long result = TakeResult(operation, rc, claimed, polled: true, out Exception? error);
        operation.Source = null;
        operation.Clear();
        Leave(operation);
        if (!claimed)
            return;
        if (_inline)
            InlineCompletions.Add(source, result, error);
        else
            source.Complete(result, error);
    }

    private long TakeResult(Operation operation, int rc, bool claimed, bool polled, out Exception? error)
    {
        error = null;
        long result = 0;
        int code = 0;
        try
        {
            code = operation.Kind.Complete(operation, rc, out result);
            if (!claimed)
                operation.Kind.Discard(operation);
            else if (code == 0)
                operation.CopyBack(result);
            else
                error = OperationErrors.Create(operation, code, Words(operation, code, polled));
        }
        catch (Exception e)
        {
            // A failing copy (memory of a disposed owner) or text of an owner: the awaiting caller gets it, the slot goes on.
            error = e;
        }
        try
        {
            operation.ReleaseMemory();
            DaosMetrics.Completed(operation, code);
        }
        catch (Exception e)
        {
            error ??= e;
        }
        return result;
    }

    private string? Words(Operation operation, int code, bool polled) =>
        _words is null ? null
        : polled ? _words.OfEvent(&operation.Block->Event)
        : _words.OfThread((DaosError)code, operation.Function);

    private void Leave(Operation operation)
    {
        // Who is alone needs no handshake.
        if (Volatile.Read(ref operation.Parties) == 1)
            operation.Parties = 0;
        else if (Interlocked.Decrement(ref operation.Parties) != 0)
            return;
        _gate.Return(operation.Index);
    }
}
