namespace DaosSharp;

public sealed unsafe partial class DaosArray
{
    /// <summary>Writes consecutive cells. <c>daos_array_write</c></summary>
    /// <param name="index">First cell.</param>
    /// <param name="source">Whole cells.</param>
    /// <exception cref="ArgumentException">The buffer does not hold whole cells.</exception>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the array or its container is open read-only. <see cref="DaosError.NoSpace"/>: the pool is full.</exception>
    public void Write(long index, ReadOnlySpan<byte> source)
    {
        ReadOnlySpan<ArrayRange> range = [new ArrayRange(index, WholeCells(source.Length, nameof(source)))];
        Write(range, source);
    }

    /// <summary>Writes several ranges from one buffer. <c>daos_array_write</c></summary>
    /// <param name="ranges">Ranges that do not overlap, in the order of the data.</param>
    /// <param name="source">Exactly the cells of the ranges, one after the other.</param>
    /// <exception cref="ArgumentException">The buffer is shorter or longer than the ranges.</exception>
    /// <exception cref="DaosException"><see cref="DaosError.Invalid"/>: ranges overlap. <see cref="DaosError.NoPermission"/>: the array or its container is open read-only. <see cref="DaosError.NoSpace"/>: the pool is full.</exception>
    public void Write(ReadOnlySpan<ArrayRange> ranges, ReadOnlySpan<byte> source)
    {
        fixed (byte* data = source)
        {
            if (HasCells(ranges, source.Length, nameof(source)))
                Execute(new ArrayWriteSpanRequest(Calls, ranges, data, source.Length, []));
        }
    }

    /// <summary>Writes several ranges from several buffers, which need not be divided alike. <c>daos_array_write</c></summary>
    /// <param name="ranges">Ranges that do not overlap, in the order of the data.</param>
    /// <param name="sources">Buffers that together hold exactly the cells of the ranges.</param>
    /// <exception cref="ArgumentException">The buffers are shorter or longer than the ranges.</exception>
    /// <exception cref="DaosException">As for the form with one buffer.</exception>
    public void Write(ReadOnlySpan<ArrayRange> ranges, ReadOnlySpan<ReadOnlyMemory<byte>> sources)
    {
        if (HasCells(ranges, CountBytes(sources), nameof(sources)))
            Execute(new ArrayWriteSpanRequest(Calls, ranges, null, 0, sources));
    }

    /// <summary>
    /// Reads consecutive cells. Cells that were never written, or lie beyond the end, leave the buffer as it is. <c>daos_array_read</c>
    /// </summary>
    /// <param name="index">First cell.</param>
    /// <param name="destination">Room for whole cells.</param>
    /// <returns>Number of cells before the end of a <see cref="ObjectType.ByteArray"/>; arrays of other types do not tell, and the number is that of the request.</returns>
    /// <exception cref="ArgumentException">The buffer does not hold whole cells.</exception>
    /// <exception cref="DaosException">The array cannot be read.</exception>
    public long Read(long index, Span<byte> destination)
    {
        ReadOnlySpan<ArrayRange> range = [new ArrayRange(index, WholeCells(destination.Length, nameof(destination)))];
        return Read(range, destination);
    }

    /// <summary>Reads several ranges into one buffer. <c>daos_array_read</c></summary>
    /// <param name="ranges">Ranges that do not overlap, in the order of the data.</param>
    /// <param name="destination">Room for exactly the cells of the ranges, one after the other.</param>
    /// <returns>As for one range.</returns>
    /// <exception cref="ArgumentException">The buffer is shorter or longer than the ranges.</exception>
    /// <exception cref="DaosException"><see cref="DaosError.Invalid"/>: ranges overlap.</exception>
    public long Read(ReadOnlySpan<ArrayRange> ranges, Span<byte> destination)
    {
        fixed (byte* data = destination)
        {
            return HasCells(ranges, destination.Length, nameof(destination))
                ? Execute(new ArrayReadSpanRequest(Calls, ranges, data, destination.Length, []))
                : 0;
        }
    }

    /// <summary>Reads several ranges into several buffers, which need not be divided alike. <c>daos_array_read</c></summary>
    /// <param name="ranges">Ranges that do not overlap, in the order of the data.</param>
    /// <param name="destinations">Buffers that together have room for exactly the cells of the ranges.</param>
    /// <returns>As for one range.</returns>
    /// <exception cref="ArgumentException">The buffers are shorter or longer than the ranges.</exception>
    /// <exception cref="DaosException">As for the form with one buffer.</exception>
    public long Read(ReadOnlySpan<ArrayRange> ranges, ReadOnlySpan<Memory<byte>> destinations)
    {
        return HasCells(ranges, CountBytes(destinations), nameof(destinations))
            ? Execute(new ArrayReadSpanRequest(Calls, ranges, null, 0, destinations))
            : 0;
    }

    private long WholeCells(int bytes, string parameter)
    {
        (long cells, long rest) = Math.DivRem(bytes, CellSize);
        if (rest != 0)
            throw new ArgumentException($"A buffer of {bytes} bytes does not hold whole cells of {CellSize} bytes.", parameter);
        return cells;
    }

    private void CheckLength(long cells, long bytes, string parameter)
    {
        if ((UInt128)(ulong)cells * (ulong)CellSize != (ulong)bytes)
            throw new ArgumentException($"The ranges are {cells} cells of {CellSize} bytes, the buffer has {bytes} bytes.", parameter);
    }

    private static long CountBytes(ReadOnlySpan<ReadOnlyMemory<byte>> buffers)
    {
        long bytes = 0;
        foreach (ReadOnlyMemory<byte> buffer in buffers)
            bytes += buffer.Length;
        return bytes;
    }

    private static long CountBytes(ReadOnlySpan<Memory<byte>> buffers)
    {
        long bytes = 0;
        foreach (Memory<byte> buffer in buffers)
            bytes += buffer.Length;
        return bytes;
    }

    /// <summary>Checks the arguments of a transfer.</summary>
    /// <returns>False when there is nothing to do.</returns>
    private bool HasCells(ReadOnlySpan<ArrayRange> ranges, long bytes, string parameter, string rangesParameter = "ranges")
    {
        ThrowIfDisposed();
        long cells = RangeList.Count(ranges, rangesParameter);
        CheckLength(cells, bytes, parameter);
        return cells > 0;
    }
}
