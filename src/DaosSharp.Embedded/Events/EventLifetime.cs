using System.Runtime.CompilerServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Events;

/// <summary>The two ends of an event's life, with memory of which nothing is known yet or any more.</summary>
internal static unsafe class EventLifetime
{
    /// <summary>Makes an event of the caller's memory.</summary>
    public static int Initialise(daos_event* ev, ulong queue, daos_event* parent)
    {
        if (ev == null || ev == parent)
        {
            return LastError.Fail(Der.Invalid, "no event, or an event as its own parent");
        }

        EventBlock* former = EventBlock.Find(ev);
        if (former != null && EventDomains.Of(former)?.IsHeld(former) == true)
        {
            return LastError.Fail(Der.Busy, "the event is launched and was not polled: its memory is in use");
        }

        int rc = parent != null ? InitialiseChild(ev, parent) : InitialiseTop(ev, queue);
        if (rc != 0)
        {
            Unsafe.InitBlockUnaligned(ev, 0, (uint)sizeof(daos_event));
        }

        return rc;
    }

    /// <summary>Gives the event's memory back to the caller.</summary>
    public static int Finalise(daos_event* ev)
    {
        if (ev == null)
        {
            return LastError.Fail(Der.Invalid, "no event");
        }

        EventBlock* block = EventBlock.Of(ev);
        if (!block->IsInitialised && !block->IsFinalised)
        {
            return LastError.Fail(Der.Invalid, EventGate.NotInitialised);
        }

        if (EventDomains.Of(block) is not { } domain)
        {
            if (block->IsInitialised)
            {
                block->Finalise();
            }

            return LastError.Fail(Der.NonExistent, EventGate.QueueGone);
        }

        return block->IsFinalised ? 0 : domain.Finalise(block);
    }

    private static int InitialiseTop(daos_event* ev, ulong queue)
    {
        if (queue != 0 && EventQueueTable.Find(queue) is null)
        {
            return LastError.Fail(Der.NonExistent, "there is no event queue with this handle");
        }

        EventBlock.Initialise(ev, queue, queue == 0 ? EventDomains.IndexFor(ev) : 0);
        return 0;
    }

    private static int InitialiseChild(daos_event* ev, daos_event* parent)
    {
        EventBlock* block = EventBlock.Find(parent);
        if (block == null)
        {
            return LastError.Fail(Der.Invalid, "the parent is not initialised: call daos_event_init first");
        }

        return EventDomains.Of(block) is { } domain
            ? domain.InitialiseChild(ev, block)
            : LastError.Fail(Der.NonExistent, EventGate.QueueGone);
    }
}
