namespace DaosSharp;

public sealed partial class DaosClient
{
    /// <summary>
    /// The pool whose leases asynchronous operations use without pinning and copying. Clients of the same library share it;
    /// it ends with the last of them.
    /// </summary>
    public DaosMemoryPool Memory
    {
        get
        {
            ThrowIfDisposed();
            return Library.Queues.Memory;
        }
    }

    /// <summary>The event queue of asynchronous operations on objects without one of their own; shared like <see cref="Memory"/>.</summary>
    /// <exception cref="DaosException">The library has no more event queues.</exception>
    public DaosEventQueue Events
    {
        get
        {
            ThrowIfDisposed();
            return Library.Queues.Events;
        }
    }

    /// <summary>Creates an event queue of this client's library, for programs that need several or other settings.</summary>
    /// <param name="options">Slots, continuations, thresholds.</param>
    /// <param name="memory">Where copies are kept; null for <see cref="Memory"/>.</param>
    /// <returns>The queue, to be disposed before the client.</returns>
    /// <exception cref="DaosException">The library has no more event queues.</exception>
    public DaosEventQueue CreateEventQueue(DaosEventQueueOptions? options = null, DaosMemoryPool? memory = null) =>
        new(Api, memory ?? Memory, options);
}
