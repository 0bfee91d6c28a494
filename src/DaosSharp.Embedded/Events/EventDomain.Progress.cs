using System.Diagnostics;

namespace DaosSharp.Embedded.Events;

// From the end of an operation to the completion of its event.
internal unsafe partial class EventDomain
{
    private EventBlock* _firstArrival;
    private EventBlock* _lastArrival;

    /// <summary>Completes what has arrived. Gives up the lock while a callback runs.</summary>
    protected void Progress()
    {
        while (_firstArrival != null)
        {
            EventBlock* block = _firstArrival;
            _firstArrival = block->NextArrival;
            if (_firstArrival == null)
            {
                _lastArrival = null;
            }

            if (block->Callbacks.IsEmpty)
            {
                Finish(block, block->PendingCode);
            }
            else
            {
                Finish(block, RunCallbacks(block));
                Wake();
            }
        }
    }

    private void Arrive(EventBlock* block, int code, int errno)
    {
        block->PendingCode = code;
        block->PendingErrno = errno;
        block->Flags |= EventFlags.Arrived;
        block->NextArrival = null;
        if (_lastArrival == null)
        {
            _firstArrival = block;
        }
        else
        {
            _lastArrival->NextArrival = block;
        }

        _lastArrival = block;
        Wake();
    }

    // The lock is free meanwhile: a callback may launch, initialise and finalise other events of the domain. Its own event is
    // still in flight, so nobody else can take it.
    private int RunCallbacks(EventBlock* block)
    {
        int code = block->PendingCode;
        int result = code;
        while (!block->Callbacks.IsEmpty)
        {
            Callback callback = block->Callbacks.Take();
            int returned;
            Monitor.Exit(_sync);
            _callbackDepth++;
            try
            {
                returned = callback.Function(callback.Argument, block->Event, code);
            }
            finally
            {
                _callbackDepth--;
                Monitor.Enter(_sync);
            }

            if (result == 0)
            {
                result = returned;
            }
        }

        return result;
    }

    private void Finish(EventBlock* block, int code)
    {
        block->State = EventState.Completed;
        block->Flags &= ~EventFlags.Arrived;
        InFlight--;
        int errno = code == block->PendingCode ? block->PendingErrno : ErrnoMap.ToErrno(code);
        SetError(block, code, errno);
        if (code == 0 && block->ChildError != 0)
        {
            SetError(block, block->ChildError, ErrnoMap.ToErrno(block->ChildError));
        }

        if (block->Parent == null)
        {
            OnCompleted(block);
        }
        else
        {
            FinishChild(block->Parent, code);
        }
    }

    private void FinishChild(EventBlock* parent, int code)
    {
        parent->ChildrenRunning--;
        parent->ChildrenCompleted++;
        Debug.Assert(parent->ChildrenRunning >= 0, "a child completed twice");
        if (parent->ChildError == 0)
        {
            parent->ChildError = code;
        }

        if (parent->State == EventState.Completed && parent->Event->ev_error == 0)
        {
            SetError(parent, code, ErrnoMap.ToErrno(code));
        }

        bool isLast = parent->State == EventState.Running && (parent->Flags & EventFlags.Barrier) != 0 && parent->ChildrenRunning == 0;
        if (isLast)
        {
            Arrive(parent, parent->ChildError, ErrnoMap.ToErrno(parent->ChildError));
        }
    }

    private static void SetError(EventBlock* block, int code, int errno) =>
        block->Event->ev_error = (block->Flags & EventFlags.Errno) != 0 ? errno : code;
}
