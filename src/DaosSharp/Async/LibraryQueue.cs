using DaosSharp.Interop;

namespace DaosSharp.Async;

/// <summary>The event queue and the memory pool that objects of one library use unless they are given others; made at the first use.</summary>
internal sealed class LibraryQueue(DaosApi api)
{
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private DaosMemoryPool? _memory;
    private DaosEventQueue? _events;

    public DaosEventQueue Events => Volatile.Read(ref _events) ?? CreateEvents();

    public DaosMemoryPool Memory => Volatile.Read(ref _memory) ?? CreateMemory();

    /// <summary>Ends both; called before daos_fini, when no object is open any more.</summary>
    /// <returns>False when operations did not complete in time.</returns>
    public bool Close()
    {
        lock (_lock)
        {
            bool complete = _events is null || _events.CloseAsync(DrainTimeout).GetAwaiter().GetResult().IsComplete;
            _memory?.Dispose();
            _events = null;
            _memory = null;
            return complete;
        }
    }

    private DaosEventQueue CreateEvents()
    {
        lock (_lock)
            return _events ??= new DaosEventQueue(api, Memory);
    }

    private DaosMemoryPool CreateMemory()
    {
        lock (_lock)
            return _memory ??= new DaosMemoryPool();
    }
}
