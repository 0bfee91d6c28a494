using DaosSharp.Interop;

namespace DaosSharp.Embedded.Events;

/// <summary>
/// Starts and ends the operation of an event; the generated export wrappers call it around every function that takes one.
/// The end may come inside the submitting call or later on any thread.
/// </summary>
internal static unsafe class EventGate
{
    /// <summary>What a deferred operation returns in place of its result: its event will be completed later.</summary>
    public const int Pending = int.MinValue;

    internal const string NotInitialised = "the event is not initialised: call daos_event_init first";
    internal const string QueueGone = "the event's queue was destroyed";

    /// <summary>Marks an event in flight, for an operation of libdaos.</summary>
    /// <returns>
    /// 0; -DER_INVAL for an event that is not initialised, -DER_BUSY for one in flight or not polled, -DER_NO_PERM for a
    /// parent before its children, -DER_NONEXIST when the queue is gone. After a failure the operation must not run.
    /// </returns>
    public static int Begin(daos_event* ev) => Launch(ev, EventFlags.None);

    /// <summary>Ends an operation of libdaos. The event may be gone when this returns.</summary>
    /// <param name="ev">An event that <see cref="Begin"/> marked.</param>
    /// <param name="rc">0 or a negative DER code.</param>
    public static void Complete(daos_event* ev, int rc) => End(ev, rc, ErrnoMap.ToErrno(rc));

    /// <summary>As <see cref="Begin"/>, for an operation of libdfs: from now on ev_error gives errno values.</summary>
    public static int BeginErrno(daos_event* ev) => Launch(ev, EventFlags.Errno);

    /// <summary>Ends an operation of libdfs. The event may be gone when this returns.</summary>
    /// <param name="ev">An event that <see cref="BeginErrno"/> marked.</param>
    /// <param name="rc">0 or a positive errno value.</param>
    public static void CompleteErrno(daos_event* ev, int rc) => End(ev, ErrnoMap.ToDer(rc), rc);

    /// <summary>Finds an event in flight and its domain.</summary>
    public static EventDomain Locate(daos_event* ev, out EventBlock* block)
    {
        // A queue with an event in flight cannot go away, and such an event cannot be finalised or initialised again.
        block = EventBlock.Find(ev);
        return (block == null ? null : EventDomains.Of(block))
            ?? throw new InvalidOperationException("the event of an operation in flight was overwritten");
    }

    private static int Launch(daos_event* ev, EventFlags flags)
    {
        LastError.Disown();
        EventBlock* block = EventBlock.Find(ev);
        if (block == null)
        {
            return LastError.Fail(Der.Invalid, NotInitialised);
        }

        return EventDomains.Of(block) is { } domain ? domain.Launch(block, flags) : LastError.Fail(Der.NonExistent, QueueGone);
    }

    private static void End(daos_event* ev, int code, int errno)
    {
        EventDomain domain = Locate(ev, out EventBlock* block);
        if (code != 0 && LastError.TakeFor(code) is { } words)
        {
            block->Words.Set(words);
        }

        domain.Complete(block, code, errno);
    }
}
