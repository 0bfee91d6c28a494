namespace DaosSharp;

public sealed partial class DaosArray
{
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

    /// <summary>Writes several ranges from several buffers, which need not be divided alike. <c>daos_array_write</c></summary>
    /// <param name="ranges">Ranges that do not overlap, in the order of the data.</param>
    /// <param name="sources">
    /// Buffers that together hold exactly the cells of the ranges. They, and the list of them, belong to the operation until the task is
    /// complete. Each is used as it is, copied or pinned by itself; with a pinned one a cancellation does not end the await.
    /// </param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="ArgumentException">The buffers are shorter or longer than the ranges.</exception>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask WriteAsync(
        ReadOnlyMemory<ArrayRange> ranges, ReadOnlyMemory<ReadOnlyMemory<byte>> sources, CancellationToken cancel = default) =>
        HasCells(ranges.Span, CountBytes(sources.Span), nameof(sources))
            ? Start(new ArrayWriteRequest(Calls, new(ranges), default, sources), cancel).AsValueTask()
            : ValueTask.CompletedTask;

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

    /// <summary>Reads several ranges into several buffers, which need not be divided alike. <c>daos_array_read</c></summary>
    /// <param name="ranges">Ranges that do not overlap, in the order of the data.</param>
    /// <param name="destinations">
    /// Buffers that together have room for exactly the cells of the ranges. They, and the list of them, belong to the operation until the
    /// task is complete. Each is used as it is, copied or pinned by itself; with a pinned one a cancellation does not end the await.
    /// </param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>As for one range.</returns>
    /// <exception cref="ArgumentException">The buffers are shorter or longer than the ranges.</exception>
    public ValueTask<long> ReadAsync(
        ReadOnlyMemory<ArrayRange> ranges, ReadOnlyMemory<Memory<byte>> destinations, CancellationToken cancel = default) =>
        HasCells(ranges.Span, CountBytes(destinations.Span), nameof(destinations))
            ? Start(new ArrayReadRequest(Calls, new(ranges), default, destinations), cancel).AsInt64()
            : new(0L);

    private ValueTask WriteAsync(in ArrayRanges ranges, string parameter, ReadOnlyMemory<byte> source, CancellationToken cancel) =>
        HasCells(ranges.Span, source.Length, nameof(source), parameter)
            ? Start(new ArrayWriteRequest(Calls, ranges, source, default), cancel).AsValueTask()
            : ValueTask.CompletedTask;

    private ValueTask<long> ReadAsync(in ArrayRanges ranges, string parameter, Memory<byte> destination, CancellationToken cancel) =>
        HasCells(ranges.Span, destination.Length, nameof(destination), parameter)
            ? Start(new ArrayReadRequest(Calls, ranges, destination, default), cancel).AsInt64()
            : new(0L);
}
