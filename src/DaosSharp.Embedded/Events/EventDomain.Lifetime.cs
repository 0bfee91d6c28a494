using DaosSharp.Interop;

namespace DaosSharp.Embedded.Events;

// Initialisation, family ties and the end of events.
internal unsafe partial class EventDomain
{
    /// <summary>Whether the event is launched or completed and not polled, so that its memory must not be used anew.</summary>
    public bool IsHeld(EventBlock* block)
    {
        lock (_sync)
        {
            return block->State == EventState.Running || (block->State == EventState.Completed && block->Parent == null);
        }
    }

    /// <summary>Initialises an event as a child.</summary>
    public int InitialiseChild(daos_event* ev, EventBlock* parent)
    {
        lock (_sync)
        {
            if (parent->State != EventState.Ready)
            {
                return LastError.Fail(Der.Invalid, "the parent is launched or was not polled yet: it takes no more children");
            }

            if (parent->Parent != null)
            {
                return LastError.Fail(Der.NoPermission, "a child cannot be a parent");
            }

            EventBlock* block = EventBlock.Initialise(ev, parent->Queue, parent->Domain);
            block->Parent = parent;
            parent->Children.Append(block);
            return 0;
        }
    }

    /// <summary>Ends the life of an event and of its children, or of none of them.</summary>
    public int Finalise(EventBlock* block)
    {
        lock (_sync)
        {
            int rc = CheckFinalise(block);
            if (rc != 0)
            {
                return rc;
            }

            while (block->Children.First != null)
            {
                EventBlock* child = block->Children.First;
                Orphan(child);
                child->Finalise();
            }

            if (block->Parent != null)
            {
                Orphan(block);
            }
            else if (block->State == EventState.Completed)
            {
                Take(block);
                Wake();
            }

            block->Finalise();
            return 0;
        }
    }

    /// <summary>The child after another one, or the first.</summary>
    /// <returns>Null after the last child, and for an event that is no child of the parent.</returns>
    public daos_event* NextChild(EventBlock* parent, EventBlock* child)
    {
        lock (_sync)
        {
            EventBlock* next = child == null ? parent->Children.First : child->Parent == parent ? child->Next : null;
            return next == null ? null : next->Event;
        }
    }

    /// <summary>Adds a callback that runs when the event completes.</summary>
    public void AddCallback(EventBlock* block, delegate* unmanaged[Cdecl]<void*, daos_event*, int, int> function, void* argument)
    {
        lock (_sync)
        {
            block->Callbacks.Append(function, argument);
        }
    }

    private static int CheckFinalise(EventBlock* block)
    {
        if (block->State == EventState.Running)
        {
            return LastError.Fail(Der.Busy, "the event is in flight");
        }

        if (block->ChildrenRunning > 0)
        {
            return LastError.Fail(Der.Busy, "a child of the event is in flight");
        }

        if (block->Children.Count > 0 && block->State != EventState.Ready)
        {
            return LastError.Fail(Der.Invalid, "the event has children and was not polled yet");
        }

        return block->Parent != null && block->Parent->State != EventState.Ready
            ? LastError.Fail(Der.Invalid, "the parent is launched or was not polled yet: it keeps its children")
            : 0;
    }

    private static void Orphan(EventBlock* child)
    {
        EventBlock* parent = child->Parent;
        parent->Children.Remove(child);
        if (child->State == EventState.Completed)
        {
            parent->ChildrenCompleted--;
        }

        // Errors of children that are gone do not count in the parent's next round.
        if (parent->Children.Count == 0)
        {
            parent->ChildError = 0;
        }

        child->Parent = null;
        child->State = EventState.Ready;
    }
}
