using DaosSharp.Async;

namespace DaosSharp;

/// <remarks>
/// Asynchronous forms. Ranges and buffers are the operation's until the returned task is complete, and tasks are awaited once. Leases of a
/// <see cref="DaosMemoryPool"/> are used as they are, other memory is copied below <see cref="DaosEventQueueOptions.PinThreshold"/> and
/// pinned above. A cancellation ends the await, never the operation, whose effect is then unknown; with pinned memory it does not even
/// end the await.
/// </remarks>
public sealed unsafe partial class DaosArray
{
    private DaosEventQueue? _events;

    /// <summary>The event queue of this object's asynchronous operations; that of the client unless set. Not owned.</summary>
    public DaosEventQueue Events
    {
        get => _events ?? Library.Queues.Events;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _events = value;
        }
    }

    /// <summary>Makes a hole. Punching the end makes the array smaller. <c>daos_array_punch</c></summary>
    /// <param name="index">First cell.</param>
    /// <param name="count">Number of cells.</param>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask PunchAsync(long index, long count, CancellationToken cancel = default) =>
        PunchAsync(new ArrayRanges(new ArrayRange(index, count)), nameof(count), cancel);

    /// <summary>Makes several holes. <c>daos_array_punch</c></summary>
    /// <param name="ranges">Ranges that do not overlap.</param>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask PunchAsync(ReadOnlyMemory<ArrayRange> ranges, CancellationToken cancel = default) =>
        PunchAsync(new ArrayRanges(ranges), nameof(ranges), cancel);

    /// <summary>Gets the size: the index of the last cell plus one. <c>daos_array_get_size</c></summary>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException"><see cref="DaosError.Overflow"/>: another program has written cells beyond 2^63.</exception>
    public ValueTask<long> GetSizeAsync(CancellationToken cancel = default) =>
        Start(new ArrayGetSizeRequest(this, _handle), cancel).AsInt64();

    /// <summary>
    /// Changes the size. Cells beyond a smaller size are removed; a larger size gets one zero cell at its end. <c>daos_array_set_size</c>
    /// </summary>
    /// <param name="size">The new size in cells.</param>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask SetSizeAsync(long size, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return Start(new ArraySetSizeRequest(this, _handle, size), cancel).AsValueTask();
    }

    private ArrayCalls Calls => new(this, _handle);

    private ValueTask PunchAsync(in ArrayRanges ranges, string parameter, CancellationToken cancel)
    {
        ThrowIfDisposed();
        return RangeList.Count(ranges.Span, parameter) == 0
            ? ValueTask.CompletedTask
            : Start(new ArrayPunchRequest(Calls, ranges), cancel).AsValueTask();
    }

    private Submitted Start<T>(in T request, CancellationToken cancel)
        where T : struct, IOperationRequest
    {
        ThrowIfDisposed();
        return Events.Queue.Start(in request, cancel);
    }

    private long Execute<T>(in T request)
        where T : struct, IOperationRequest, allows ref struct
    {
        ThrowIfDisposed();
        return Events.Queue.Execute(in request);
    }
}
