using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Scenarios.Support;

/// <summary>One initialised event in a queue of its own, in unmanaged memory.</summary>
public sealed unsafe class OneEvent : IDisposable
{
    private const long TimeoutMicroseconds = 30_000_000;

    private readonly DaosApi _api;
    private readonly daos_handle_t _queue;

    public OneEvent(DaosApi api)
    {
        _api = api;
        daos_handle_t queue;
        ScenarioContext.Must(api.daos_eq_create(&queue), "event queue");
        _queue = queue;
        Event = (daos_event*)NativeMemory.AllocZeroed((nuint)sizeof(daos_event));
        ScenarioContext.Must(api.daos_event_init(Event, queue, null), "event init");
    }

    public daos_event* Event { get; }

    /// <summary>Waits for the event, though not for ever.</summary>
    /// <returns>How many events were polled, or an error.</returns>
    public int Poll()
    {
        daos_event* polled;
        return _api.daos_eq_poll(_queue, 1, TimeoutMicroseconds, 1, &polled);
    }

    /// <summary>Ends the use of the event.</summary>
    public int Finish() => _api.daos_event_fini(Event);

    public void Dispose()
    {
        ScenarioContext.Must(_api.daos_eq_destroy(_queue, 0), "event queue destroy");
        NativeMemory.Free(Event);
    }
}
