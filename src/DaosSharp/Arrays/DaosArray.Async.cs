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

    /// <summary>Writes consecutive cells. <c>daos_array_write</c></summary>
    /// <param name="index">First cell.</param>
    /// <param name="source">Whole cells; belongs to the operation until the task is complete.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="ArgumentException">The buffer does not hold whole cells.</exception>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask WriteAsync(long index, ReadOnlyMemory<byte> source, CancellationToken cancel = default) =>
        WriteAsync(new ArrayRanges(new ArrayRange(index, WholeCells(source.Length, nameof(source)))), nameof(index), source, cancel);

    /// <summary>Writes several ranges from one buffer. <c>daos_array_write</c></summary>
    /// <param name="ranges">Ranges that do not overlap, in the order of the data.</param>
    /// <param name="source">Exactly the cells of the ranges, one after the other; belongs to the operation until the task is complete.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="ArgumentException">The buffer is shorter or longer than the ranges.</exception>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask WriteAsync(ReadOnlyMemory<ArrayRange> ranges, ReadOnlyMemory<byte> source, CancellationToken cancel = default) =>
        WriteAsync(new ArrayRanges(ranges), nameof(ranges), source, cancel);

    /// <summary>
    /// Reads consecutive cells. Cells that were never written, or lie beyond the end, leave the buffer as it is. <c>daos_array_read</c>
    /// </summary>
    /// <param name="index">First cell.</param>
    /// <param name="destination">Room for whole cells; belongs to the operation until the task is complete.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>Number of cells before the end of a <see cref="ObjectType.ByteArray"/>; arrays of other types do not tell, and the number is that of the request.</returns>
    /// <exception cref="ArgumentException">The buffer does not hold whole cells.</exception>
    public ValueTask<long> ReadAsync(long index, Memory<byte> destination, CancellationToken cancel = default) =>
        ReadAsync(new ArrayRanges(new ArrayRange(index, WholeCells(destination.Length, nameof(destination)))), nameof(index), destination, cancel);

    /// <summary>Reads several ranges into one buffer. <c>daos_array_read</c></summary>
    /// <param name="ranges">Ranges that do not overlap, in the order of the data.</param>
    /// <param name="destination">Room for exactly the cells of the ranges, one after the other; belongs to the operation until the task is complete.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>As for one range.</returns>
    /// <exception cref="ArgumentException">The buffer is shorter or longer than the ranges.</exception>
    public ValueTask<long> ReadAsync(ReadOnlyMemory<ArrayRange> ranges, Memory<byte> destination, CancellationToken cancel = default) =>
        ReadAsync(new ArrayRanges(ranges), nameof(ranges), destination, cancel);

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

    private ValueTask WriteAsync(in ArrayRanges ranges, string parameter, ReadOnlyMemory<byte> source, CancellationToken cancel)
    {
        ThrowIfDisposed();
        long cells = ranges.CountCells(parameter);
        CheckLength(cells, source.Length, nameof(source));
        return cells == 0 ? ValueTask.CompletedTask : Start(new ArrayWriteRequest(this, _handle, ranges, source), cancel).AsValueTask();
    }

    private ValueTask<long> ReadAsync(in ArrayRanges ranges, string parameter, Memory<byte> destination, CancellationToken cancel)
    {
        ThrowIfDisposed();
        long cells = ranges.CountCells(parameter);
        CheckLength(cells, destination.Length, nameof(destination));
        return cells == 0 ? new(0L) : Start(new ArrayReadRequest(this, _handle, ranges, destination), cancel).AsInt64();
    }

    private ValueTask PunchAsync(in ArrayRanges ranges, string parameter, CancellationToken cancel)
    {
        ThrowIfDisposed();
        return ranges.CountCells(parameter) == 0
            ? ValueTask.CompletedTask
            : Start(new ArrayPunchRequest(this, _handle, ranges), cancel).AsValueTask();
    }

    private Submitted Start<T>(in T request, CancellationToken cancel)
        where T : struct, IOperationRequest
    {
        ThrowIfDisposed();
        return Events.Queue.Start(in request, cancel);
    }
}
