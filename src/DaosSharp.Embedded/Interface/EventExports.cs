using DaosSharp.Embedded.Events;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>The functions of daos_event.h.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(EventGate))]
internal static unsafe partial class EventExports
{
    private const string NoQueue = "there is no event queue with this handle";

    [NativeExport]
    public static int daos_eq_create(daos_handle_t* eqh)
    {
        if (eqh == null)
        {
            return LastError.Fail(Der.Invalid, "no room for the handle");
        }

        eqh->cookie = EventQueueTable.Create().Handle;
        return 0;
    }

    [NativeExport]
    public static int daos_eq_destroy(daos_handle_t eqh, int flags)
    {
        if (EventQueueTable.Find(eqh.cookie) is not { } queue)
        {
            return LastError.Fail(Der.NonExistent, NoQueue);
        }

        int rc = queue.Close((flags & Daos.DAOS_EQ_DESTROY_FORCE) != 0);
        if (rc == 0)
        {
            EventQueueTable.Remove(queue);
        }

        return rc;
    }

    [NativeExport]
    public static int daos_eq_poll(daos_handle_t eqh, int wait_running, long timeout, uint nevents, daos_event** events)
    {
        if (nevents == 0 || events == null)
        {
            return LastError.Fail(Der.Invalid, "no room for events");
        }

        return EventQueueTable.Find(eqh.cookie) is { } queue
            ? queue.Poll(wait_running != 0, new(timeout), nevents, events)
            : LastError.Fail(Der.NonExistent, NoQueue);
    }

    [NativeExport]
    public static int daos_eq_query(daos_handle_t eqh, daos_eq_query_t query, uint nevents, daos_event** events) =>
        EventQueueTable.Find(eqh.cookie) is { } queue
            ? queue.Query(query, nevents, events)
            : LastError.Fail(Der.NonExistent, NoQueue);

    [NativeExport(Event = EventMode.Manual)]
    public static int daos_event_init(daos_event* ev, daos_handle_t eqh, daos_event* parent) =>
        EventLifetime.Initialise(ev, eqh.cookie, parent);

    [NativeExport(Event = EventMode.Manual)]
    public static int daos_event_fini(daos_event* ev) => EventLifetime.Finalise(ev);

    [NativeExport(Event = EventMode.Manual)]
    public static daos_event* daos_event_next(daos_event* parent, daos_event* child)
    {
        EventBlock* block = EventBlock.Find(parent);
        EventBlock* after = EventBlock.Find(child);
        if (block == null || (child != null && after == null) || EventDomains.Of(block) is not { } domain)
        {
            return null;
        }

        return domain.NextChild(block, after);
    }

    [NativeExport]
    public static int daos_event_test(daos_event* ev, long timeout, bool* flag)
    {
        int rc = Find(ev, out EventBlock* block, out EventDomain? domain);
        if (rc != 0)
        {
            return rc;
        }

        if (block->Parent != null)
        {
            return LastError.Fail(Der.NoPermission, "a child cannot be tested, only its parent");
        }

        if (flag == null)
        {
            return LastError.Fail(Der.Invalid, "no room for the answer");
        }

        *flag = domain!.Test(block, new(timeout));
        return 0;
    }

    [NativeExport]
    public static int daos_event_register_comp_cb(
        daos_event* ev, delegate* unmanaged[Cdecl]<void*, daos_event*, int, int> cb, void* arg)
    {
        int rc = Find(ev, out EventBlock* block, out EventDomain? domain);
        if (rc != 0)
        {
            return rc;
        }

        if (cb == null)
        {
            return LastError.Fail(Der.Invalid, "no callback");
        }

        domain!.AddCallback(block, cb, arg);
        return 0;
    }

    [NativeExport(Event = EventMode.Manual)]
    public static int daos_event_parent_barrier(daos_event* ev)
    {
        int rc = Find(ev, out EventBlock* block, out EventDomain? domain);
        return rc != 0 ? rc : domain!.LaunchBarrier(block);
    }

    [NativeExport(Event = EventMode.Manual)]
    public static int daos_event_abort(daos_event* ev)
    {
        // As in DAOS memory that was only zeroed is an event that does not run.
        int rc = Find(ev, out EventBlock* block, out EventDomain? domain);
        if (rc == Der.NonExistent)
        {
            return rc;
        }

        return rc == 0 && domain!.IsRunning(block) ? 0 : LastError.Fail(Der.NoPermission, "the event is not in flight");
    }

    private static int Find(daos_event* ev, out EventBlock* block, out EventDomain? domain)
    {
        domain = null;
        block = EventBlock.Find(ev);
        if (block == null)
        {
            return LastError.Fail(Der.Invalid, EventGate.NotInitialised);
        }

        domain = EventDomains.Of(block);
        return domain is null ? LastError.Fail(Der.NonExistent, EventGate.QueueGone) : 0;
    }
}
