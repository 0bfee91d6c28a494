using System.Runtime.InteropServices;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Events;

/// <summary>Events of one queue, or private ones, in unmanaged memory.</summary>
public sealed unsafe class EventMemory : IDisposable
{
    private readonly DaosApi _api;
    private readonly daos_event* _events;

    /// <summary>Memory for events, filled with zeros, and a queue.</summary>
    public EventMemory(DaosApi api, int count)
    {
        _api = api;
        daos_handle_t queue;
        ScenarioContext.Must(api.daos_eq_create(&queue), "event queue");
        Queue = queue;
        _events = (daos_event*)NativeMemory.AllocZeroed((nuint)count, (nuint)sizeof(daos_event));
    }

    public daos_handle_t Queue { get; }

    /// <summary>The address of an event.</summary>
    public daos_event* At(int index) => _events + index;

    /// <summary>Polls for one event.</summary>
    /// <param name="timeout">Microseconds; negative waits for ever.</param>
    /// <param name="polled">Receives the event.</param>
    /// <returns>How many events were polled, or an error.</returns>
    public int Poll(long timeout, out daos_event* polled)
    {
        daos_event* found = null;
        int rc = _api.daos_eq_poll(Queue, 1, timeout, 1, &found);
        polled = found;
        return rc;
    }

    public int Poll(long timeout = -1) => Poll(timeout, out _);

    public void Dispose()
    {
        _ = _api.daos_eq_destroy(Queue, 1);
        NativeMemory.Free(_events);
    }
}
