namespace DaosSharp;

/// <summary>How a <see cref="DaosEventQueue"/> works.</summary>
public sealed class DaosEventQueueOptions
{
    /// <summary>Values of this length and more are moved by a transfer of their own; shorter ones travel in the message (bytes).</summary>
    public const int InlineLimit = 19456;

    /// <summary>Operations in flight at most, 1 to 4096; more wait. 128 unless set. libdaos sends 64 at a time.</summary>
    public int Slots { get; init; } = 128;

    /// <summary>
    /// Runs continuations on the thread that polled the completion, instead of the thread pool. Faster, but they must neither
    /// block nor take long: no other operation of the queue completes meanwhile.
    /// </summary>
    public bool InlineContinuations { get; init; }

    /// <summary>
    /// Memory that is not from a <see cref="DaosMemoryPool"/> is pinned from this length on, and copied below it (bytes).
    /// <see cref="InlineLimit"/> unless set. An await with pinned memory cannot be cancelled.
    /// </summary>
    public int PinThreshold { get; init; } = InlineLimit;

    /// <summary>Synchronous operations wait inside the library instead of on the queue; null for what is faster with the library.</summary>
    internal bool? BlockingCalls { get; init; }

    /// <summary>How long disposal waits for operations in flight; 30 seconds unless set.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
