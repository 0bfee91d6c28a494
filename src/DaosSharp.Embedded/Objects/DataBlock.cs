using System.Buffers;
using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// A run of bytes in the data file with a checksum for every <see cref="Piece"/> bytes: small enough that a small read of a large block
/// verifies what it returns without reading all of it.
/// </summary>
internal static class DataBlock
{
    /// <summary>Bytes that one checksum covers.</summary>
    public const int Piece = 16 << 10;

    private const int GatherSize = 8 * Piece;

    /// <summary>Bytes of checksums that a block of this length has.</summary>
    public static int ChecksumBytes(long length) => checked((int)((length + Piece - 1) / Piece * sizeof(uint)));

    /// <summary>Writes a block at an offset that the caller allocated, and its checksums.</summary>
    public static void Write(DataFile file, long offset, long length, ref SourceBuffers source, scoped Span<byte> checksums)
    {
        byte[]? rented = null;
        try
        {
            int piece = 0;
            while (length > 0)
            {
                ReadOnlySpan<byte> run = NextRun(ref source, length, ref rented);
                for (int at = 0; at < run.Length; at += Piece)
                {
                    uint sum = Checksum.Compute(run.Slice(at, Math.Min(Piece, run.Length - at)));
                    BinaryPrimitives.WriteUInt32LittleEndian(checksums[(piece++ * sizeof(uint))..], sum);
                }

                file.Write(offset, run);
                offset += run.Length;
                length -= run.Length;
            }
        }
        finally
        {
            if (rented != null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Reads and verifies bytes of a block into the caller's buffers.</summary>
    /// <param name="blockLength">Length of the whole block.</param>
    /// <param name="from">First byte wanted, relative to the block.</param>
    public static void Read(
        DataFile file, long offset, long blockLength, ReadOnlySpan<byte> checksums, long from, long count, ref DestinationBuffers destination)
    {
        byte[]? scratch = null;
        try
        {
            while (count > 0)
            {
                int piece = (int)(from / Piece);
                long pieceStart = (long)piece * Piece;
                int pieceLength = (int)Math.Min(Piece, blockLength - pieceStart);
                if (from == pieceStart && count >= pieceLength)
                {
                    // Whole pieces go straight to the caller, as many as lie in one of his buffers.
                    Span<byte> target = destination.Next(WholePieces(pieceStart, count, blockLength));
                    if (target.IsEmpty)
                    {
                        throw new EngineException(Der.RecordTooBig, "the scatter list ends before the data that it should take");
                    }

                    int whole = WholePrefix(target.Length, pieceStart, blockLength);
                    if (whole == target.Length && whole > 0)
                    {
                        file.Read(offset + from, target);
                        Verify(file, offset, pieceStart, target, checksums);
                        from += whole;
                        count -= whole;
                        continue;
                    }

                    scratch ??= ArrayPool<byte>.Shared.Rent(Piece);
                    ReadThrough(file, offset, blockLength, checksums, from, target, scratch);
                    from += target.Length;
                    count -= target.Length;
                    continue;
                }

                int within = (int)(from - pieceStart);
                int take = (int)Math.Min(count, pieceLength - within);
                scratch ??= ArrayPool<byte>.Shared.Rent(Piece);
                LoadPiece(file, offset, blockLength, checksums, piece, scratch);
                destination.CopyFrom(scratch.AsSpan(within, take));
                from += take;
                count -= take;
            }
        }
        finally
        {
            if (scratch != null)
            {
                ArrayPool<byte>.Shared.Return(scratch);
            }
        }
    }

    /// <summary>Reads a whole block and compares it with its checksums.</summary>
    /// <exception cref="EngineException">-DER_CSUM with the place.</exception>
    public static void Verify(DataFile file, long offset, long length, ReadOnlySpan<byte> checksums)
    {
        byte[] scratch = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (int piece = 0; (long)piece * Piece < length; piece++)
            {
                LoadPiece(file, offset, length, checksums, piece, scratch);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    // A target that ends inside a piece: each piece through the scratch buffer.
    private static void ReadThrough(
        DataFile file, long offset, long blockLength, ReadOnlySpan<byte> checksums, long from, Span<byte> target, byte[] scratch)
    {
        while (!target.IsEmpty)
        {
            int piece = (int)(from / Piece);
            int within = (int)(from - (long)piece * Piece);
            int length = LoadPiece(file, offset, blockLength, checksums, piece, scratch);
            int take = Math.Min(length - within, target.Length);
            scratch.AsSpan(within, take).CopyTo(target);
            target = target[take..];
            from += take;
        }
    }

    private static int LoadPiece(DataFile file, long offset, long blockLength, ReadOnlySpan<byte> checksums, int piece, byte[] scratch)
    {
        long start = (long)piece * Piece;
        int length = (int)Math.Min(Piece, blockLength - start);
        Span<byte> bytes = scratch.AsSpan(0, length);
        file.Read(offset + start, bytes);
        Verify(file, offset, start, bytes, checksums);
        return length;
    }

    private static ReadOnlySpan<byte> NextRun(ref SourceBuffers source, long length, ref byte[]? rented)
    {
        long contiguous = Math.Min(length, source.ContiguousLength);
        if (contiguous == length)
        {
            return source.Next(length);
        }

        if (contiguous >= Piece)
        {
            return source.Next(contiguous / Piece * Piece);
        }

        // The buffer ends inside a piece: gather, so that checksums stay aligned to the block.
        rented ??= ArrayPool<byte>.Shared.Rent(GatherSize);
        Span<byte> gathered = rented.AsSpan(0, (int)Math.Min(length, GatherSize));
        if (!source.TryCopyTo(gathered))
        {
            throw new EngineException(Der.Invalid, "the scatter list ends before the data that it should hold");
        }

        return gathered;
    }

    private static long WholePieces(long pieceStart, long count, long blockLength) =>
        pieceStart + count >= blockLength ? blockLength - pieceStart : count / Piece * Piece;

    private static int WholePrefix(int length, long pieceStart, long blockLength) =>
        pieceStart + length == blockLength ? length : length / Piece * Piece;

    private static void Verify(DataFile file, long offset, long start, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> checksums)
    {
        int piece = (int)(start / Piece);
        for (int at = 0; at < bytes.Length; at += Piece, piece++)
        {
            uint expected = BinaryPrimitives.ReadUInt32LittleEndian(checksums[(piece * sizeof(uint))..]);
            if (Checksum.Compute(bytes.Slice(at, Math.Min(Piece, bytes.Length - at))) != expected)
            {
                throw new EngineException(Der.Checksum, $"'{file.Path}' is damaged at offset {offset + start + at}: checksum mismatch");
            }
        }
    }
}
