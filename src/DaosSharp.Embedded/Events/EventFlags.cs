namespace DaosSharp.Embedded.Events;

/// <summary>What else is true of an event.</summary>
[Flags]
internal enum EventFlags : uint
{
    None = 0,

    /// <summary>Launched as a barrier: the last child completes it.</summary>
    Barrier = 1,

    /// <summary>ev_error is an errno value. Set by the first operation of libdfs, and as in DAOS only daos_event_init clears it.</summary>
    Errno = 2,

    /// <summary>The operation has ended and waits in the list of arrivals.</summary>
    Arrived = 4,
}
