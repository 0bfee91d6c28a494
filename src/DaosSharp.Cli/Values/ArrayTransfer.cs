using DaosSharp.Cli.Output;

namespace DaosSharp.Cli.Values;

/// <summary>Moves whole arrays piece by piece.</summary>
internal static class ArrayTransfer
{
    private const int PieceBytes = 8 << 20;

    /// <summary>Writes a stream to an array.</summary>
    /// <param name="array">The array.</param>
    /// <param name="offset">First cell.</param>
    /// <param name="input">The data, whole cells.</param>
    /// <param name="length">Its length in bytes; -1 when that is not known before the end.</param>
    /// <returns>Number of cells that were written.</returns>
    public static long Write(DaosArray array, long offset, Stream input, long length)
    {
        // Known before anything is written.
        if (length > 0 && length % array.CellSize != 0)
            throw new UsageException($"{length} bytes are no whole number of cells of {array.CellSize} bytes; nothing was written");
        byte[] piece = new byte[Piece(array, length)];
        using ProgressBar progress = new("writing", length);
        long cells = 0;
        while (true)
        {
            int read = input.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            int whole = (int)(read - read % array.CellSize);
            if (whole > 0)
                array.Write(checked(offset + cells), piece.AsSpan(0, whole));
            cells += whole / array.CellSize;
            progress.Add(whole);
            if (whole != read)
                throw new IOException($"the data ends inside a cell: {cells} cells were written, {read - whole} bytes are left over");
            if (read < piece.Length)
                return cells;
        }
    }

    /// <summary>Reads cells to a stream.</summary>
    public static void Read(DaosArray array, long offset, long count, Stream output, bool showProgress)
    {
        byte[] piece = new byte[Piece(array, Bytes(array, count))];
        long perPiece = piece.Length / array.CellSize;
        using ProgressBar? progress = showProgress ? new("reading", Bytes(array, count)) : null;
        for (long done = 0; done < count;)
        {
            long cells = Math.Min(perPiece, count - done);
            Span<byte> buffer = piece.AsSpan(0, (int)(cells * array.CellSize));

            // A read leaves holes as they were.
            buffer.Clear();
            array.Read(offset + done, buffer);
            output.Write(buffer);
            done += cells;
            progress?.Add(buffer.Length);
        }
    }

    // Sparse arrays may have more than there are numbers for.
    private static long Bytes(DaosArray array, long cells) => cells > long.MaxValue / array.CellSize ? long.MaxValue : cells * array.CellSize;

    // Whole cells, and not more than there is.
    private static int Piece(DaosArray array, long length)
    {
        if (array.CellSize > Array.MaxLength)
            throw new NotSupportedException($"cells of {array.CellSize} bytes do not fit into memory");
        long most = length < 0 ? PieceBytes : Math.Min(length, PieceBytes - 1) + 1;
        return (int)Math.Max(array.CellSize, most / array.CellSize * array.CellSize);
    }
}
