using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Async;

/// <summary>
/// One DAOS event queue with its slots, and the thread that polls what submitting threads leave. The rules of the native side:
/// an operation's event, arguments and buffers stay as they are until its completion was polled; a completion may be polled
/// before the submitting call returns; nothing that was submitted can be stopped.
/// </summary>
internal sealed unsafe partial class OperationQueue
{
    /// <summary>Events that one poll takes.</summary>
    private const int Batch = 64;

    private readonly DaosApi _api;
    private readonly EngineWords? _words;
    private readonly Operation[] _operations;
    private readonly SlotGate _gate;
    private readonly bool _inline;
    private readonly byte* _blocks;
    private readonly daos_handle_t _eq;

    /// <summary>Creates the native queue.</summary>
    /// <exception cref="DaosException">libdaos has no more queues or memory, or is not initialised.</exception>
    public OperationQueue(DaosApi api, DaosMemoryPool memory, DaosEventQueueOptions options)
    {
        // A poll must not fail for lack of the function when operations are in flight.
        if (!api.Has("daos_eq_poll"))
            _ = api.daos_eq_poll(default, 0, 0, 0, null);
        _api = api;
        _words = EngineWords.Find(api.Source);
        CallsBlock = options.BlockingCalls ?? _words is not null;
        _inline = options.InlineContinuations;
        Memory = memory;
        PinThreshold = options.PinThreshold;
        _gate = new(options.Slots);
        _operations = new Operation[options.Slots];
        _blocks = (byte*)NativeMemory.AlignedAlloc((nuint)(options.Slots * OperationBlock.Stride), 4096);
        NativeMemory.Clear(_blocks, (nuint)(options.Slots * OperationBlock.Stride));
        int initialized = 0;
        daos_handle_t eq = default;
        try
        {
            Check(api.daos_eq_create(&eq), "daos_eq_create");
            _eq = eq;
            for (; initialized < options.Slots; initialized++)
            {
                Operation operation = new(this, initialized, (OperationBlock*)(_blocks + initialized * OperationBlock.Stride));
                _operations[initialized] = operation;
                Check(api.daos_event_init(&operation.Block->Event, eq, null), "daos_event_init");
            }
        }
        catch
        {
            while (initialized-- > 0)
                _ = api.daos_event_fini(&_operations[initialized].Block->Event);
            if (_eq.cookie != 0)
                _ = api.daos_eq_destroy(_eq, 0);
            NativeMemory.AlignedFree(_blocks);
            throw;
        }
        DaosMetrics.Add(this);
    }

    /// <summary>
    /// Synchronous operations are blocking calls of the library, without an event. libdaos polls such calls of all threads on one network
    /// context, without a pause; the embedded engine does the work in the call, and has less to do without an event.
    /// </summary>
    public bool CallsBlock { get; }

    /// <summary>Where copies and overflow blocks come from.</summary>
    public DaosMemoryPool Memory { get; }

    /// <summary>Memory of the caller from this length on is pinned, shorter memory is copied.</summary>
    public int PinThreshold { get; }

    public int Slots => _operations.Length;

    /// <summary>Asynchronous operations that were not complete when their submission returned, and are not polled yet.</summary>
    public int InFlight => _operations.Count(static operation => IsInFlight(operation));

    private int SlotOf(daos_event* ev) => (int)(((byte*)ev - _blocks) / OperationBlock.Stride);

    private static bool IsInFlight(Operation operation) => Volatile.Read(ref operation.Parties) == 1;

    private static void Check(int rc, string function)
    {
        if (rc != 0)
            throw OperationErrors.Create(rc, function, null);
    }
}
