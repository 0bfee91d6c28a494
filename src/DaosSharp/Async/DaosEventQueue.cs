using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// A DAOS event queue (daos_eq_create): the place where asynchronous operations are submitted and their completions are
/// polled. Each has a network context of its own, of which a process has few. Any thread may use it.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "An event queue is what DAOS calls it.")]
public sealed class DaosEventQueue : IDisposable, IAsyncDisposable
{
    private readonly DaosEventQueueOptions _options;

    /// <summary>Creates a queue.</summary>
    /// <param name="api">The native API table; initialised, and it stays so until the queue is disposed.</param>
    /// <param name="memory">Where copies and long keys are kept; stays open until the queue is disposed.</param>
    /// <param name="options">Slots, continuations, thresholds.</param>
    /// <exception cref="DaosException">The library is not initialised, or has no more queues.</exception>
    public DaosEventQueue(DaosApi api, DaosMemoryPool memory, DaosEventQueueOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(memory);
        _options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Slots, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_options.Slots, 4096, nameof(options));
        Queue = new(api, memory, _options);
    }

    /// <summary>Operations submitted and not yet polled.</summary>
    public int InFlight => Queue.InFlight;

    /// <summary>Operations that can be in flight at the same time.</summary>
    public int Slots => Queue.Slots;

    /// <summary>The pool that copies come from.</summary>
    public DaosMemoryPool Memory => Queue.Memory;

    internal OperationQueue Queue { get; }

    /// <summary>
    /// Takes no more operations, waits for those in flight, and destroys the native queue. Awaits of operations that are not
    /// complete in time fail with <see cref="DaosOperationAbandonedException"/>; whatever libdaos may still use is leaked.
    /// </summary>
    /// <param name="timeout">How long to wait.</param>
    /// <returns>What happened. All calls give the report of the first one.</returns>
    public Task<DaosDrainReport> CloseAsync(TimeSpan timeout) => Queue.CloseAsync(timeout);

    /// <summary>Closes within <see cref="DaosEventQueueOptions.DrainTimeout"/>; a report of abandoned operations goes to <see cref="Trace"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        DaosDrainReport report = await CloseAsync(_options.DrainTimeout).ConfigureAwait(false);
        if (!report.IsComplete)
            Trace.TraceError(report.ToString());
    }

    /// <summary>As <see cref="DisposeAsync"/>, waiting in the calling thread.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
