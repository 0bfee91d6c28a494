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

    /// <summary>Connects to a pool. <c>daos_pool_connect</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="access">What the connection is for.</param>
    /// <param name="cancel">Ends the await; a connection that is made all the same is closed again.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such pool. <see cref="DaosError.Busy"/>: somebody else is connected exclusively, or at all when access is exclusive.</exception>
    public async ValueTask<DaosPool> OpenPoolAsync(
        string labelOrUuid, PoolAccess access = PoolAccess.ReadWrite, CancellationToken cancel = default) =>
        (await PerformAsync(OpenPoolCall(labelOrUuid, access), cancel).ConfigureAwait(false))!;

    /// <summary>Connects to a pool. <c>daos_pool_connect</c></summary>
    /// <param name="id">Its UUID.</param>
    /// <param name="access">What the connection is for.</param>
    /// <param name="cancel">Ends the await; a connection that is made all the same is closed again.</param>
    /// <exception cref="DaosException">As for the form with a label.</exception>
    public ValueTask<DaosPool> OpenPoolAsync(Guid id, PoolAccess access = PoolAccess.ReadWrite, CancellationToken cancel = default) =>
        OpenPoolAsync(Labels.Text(id), access, cancel);

    /// <summary>Connects to a pool if there is one. <c>daos_pool_connect</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="access">What the connection is for.</param>
    /// <param name="cancel">Ends the await; a connection that is made all the same is closed again.</param>
    /// <returns>The pool; null when there is none of that name.</returns>
    public ValueTask<DaosPool?> TryOpenPoolAsync(
        string labelOrUuid, PoolAccess access = PoolAccess.ReadWrite, CancellationToken cancel = default) =>
        PerformAsync(OpenPoolCall(labelOrUuid, access, DaosError.NotFound), cancel);

    /// <summary>Creates an event queue of this client's library, for programs that need several or other settings.</summary>
    /// <param name="options">Slots, continuations, thresholds.</param>
    /// <param name="memory">Where copies are kept; null for <see cref="Memory"/>.</param>
    /// <returns>The queue, to be disposed before the client.</returns>
    /// <exception cref="DaosException">The library has no more event queues.</exception>
    public DaosEventQueue CreateEventQueue(DaosEventQueueOptions? options = null, DaosMemoryPool? memory = null) =>
        new(Api, memory ?? Memory, options);
}
