using DaosSharp.Interop;

namespace DaosSharp.Embedded.Events;

/// <summary>Finds the domain of an event. Events without queue are spread over a fixed number of domains.</summary>
internal static unsafe class EventDomains
{
    private const int Count = 64;

    private static readonly EventDomain[] WithoutQueue = Create();

    /// <summary>The domain of an initialised event; null when its queue was destroyed.</summary>
    public static EventDomain? Of(EventBlock* block) =>
        block->Queue != 0 ? EventQueueTable.Find(block->Queue) : WithoutQueue[block->Domain & (Count - 1)];

    /// <summary>Index of the domain for an event without queue.</summary>
    public static int IndexFor(daos_event* ev) => (int)((((ulong)ev >> 4) * 0x9E37_79B9_7F4A_7C15) >> 58);

    private static EventDomain[] Create()
    {
        EventDomain[] domains = new EventDomain[Count];
        for (int i = 0; i < domains.Length; i++)
        {
            domains[i] = new();
        }

        return domains;
    }
}
