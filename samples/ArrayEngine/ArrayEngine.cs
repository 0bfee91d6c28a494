using System.Buffers.Binary;
using DaosSharp;

namespace ArrayEngineSample;

/// <summary>
/// Metadata blobs of a simulation in one array: each rank writes its own chunk of each step, so that ranks never share a dkey and the blobs
/// spread over all targets. Their sizes are in a key-value object next to it, whose entry also makes the step visible.
/// </summary>
public sealed class ArrayEngine : IDisposable
{
    private const string LayoutAttribute = "array-engine.layout";

    private readonly DaosArray _blobs;
    private readonly DaosKeyValue _sizes;
    private readonly int _ranks;
    private readonly long _chunk;

    private ArrayEngine(DaosArray blobs, DaosKeyValue sizes, int ranks)
    {
        _blobs = blobs;
        _sizes = sizes;
        _ranks = ranks;
        _chunk = blobs.ChunkSize;
    }

    /// <summary>Number of ranks that every step has.</summary>
    public int Ranks => _ranks;

    /// <summary>Largest blob in bytes.</summary>
    public long ChunkBytes => _chunk;

    /// <summary>Makes the two objects in a container and notes their ids and the number of ranks in an attribute. One rank does this.</summary>
    public static ArrayEngine Create(DaosContainer container, int ranks, long chunkBytes = 1 << 20)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ranks);
        if (container.TryGetAttribute(LayoutAttribute, out _))
            throw new InvalidOperationException($"{container} has the metadata of an ArrayEngine already.");
        DaosObjectId blobsId = container.GenerateObjectId(ObjectType.Array, ObjectClass.SX);
        DaosObjectId sizesId = container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.SX);
        DaosArray blobs = container.CreateArray(blobsId, cellSize: 1, chunkBytes);
        container.SetAttribute(LayoutAttribute, System.Text.Encoding.ASCII.GetBytes($"{blobsId} {sizesId} {ranks}"));
        return new ArrayEngine(blobs, container.OpenKeyValue(sizesId), ranks);
    }

    /// <summary>Opens what one rank has created.</summary>
    public static ArrayEngine Open(DaosContainer container, ObjectAccess access = ObjectAccess.ReadWrite)
    {
        if (!container.TryGetAttribute(LayoutAttribute, out byte[]? stored))
            throw new InvalidDataException($"{container} has no metadata of an ArrayEngine.");
        string[] layout = System.Text.Encoding.ASCII.GetString(stored).Split(' ');
        return new ArrayEngine(
            container.OpenArray(DaosObjectId.Parse(layout[0]), access),
            container.OpenKeyValue(DaosObjectId.Parse(layout[1]), access),
            int.Parse(layout[2], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a rank's blob of a step into its chunk. Any number of ranks may do this at once.</summary>
    public void Write(int step, int rank, ReadOnlySpan<byte> blob)
    {
        if (blob.Length > _chunk)
            throw new ArgumentException($"A blob of {blob.Length} bytes does not fit into a chunk of {_chunk}.", nameof(blob));
        _blobs.Write(Offset(step, rank), blob);
    }

    /// <summary>Makes a step visible to readers. One rank calls this after all have written, with the sizes of all (after an all-gather).</summary>
    public void Commit(int step, ReadOnlySpan<long> sizes)
    {
        if (sizes.Length != _ranks)
            throw new ArgumentException($"There are {_ranks} ranks, not {sizes.Length}.", nameof(sizes));
        byte[] entry = new byte[_ranks * sizeof(long)];
        for (int rank = 0; rank < _ranks; rank++)
        {
            if (sizes[rank] < 0 || sizes[rank] > _chunk)
                throw new ArgumentOutOfRangeException(nameof(sizes), sizes[rank], $"A blob has 0 to {_chunk} bytes.");
            BinaryPrimitives.WriteInt64LittleEndian(entry.AsSpan(rank * sizeof(long)), sizes[rank]);
        }
        _sizes.Put($"step{step}", entry);
    }

    /// <summary>Reads all blobs of a step with one vectored read into one buffer.</summary>
    /// <returns>The blobs of the ranks; null when the step is not committed yet.</returns>
    public ReadOnlyMemory<byte>[]? Read(int step)
    {
        if (!_sizes.TryGet($"step{step}", out byte[]? entry))
            return null;
        ArrayRange[] ranges = new ArrayRange[_ranks];
        long total = 0;
        for (int rank = 0; rank < _ranks; rank++)
        {
            long size = BinaryPrimitives.ReadInt64LittleEndian(entry.AsSpan(rank * sizeof(long)));
            ranges[rank] = new ArrayRange(Offset(step, rank), size);
            total = checked(total + size);
        }
        byte[] buffer = new byte[total];
        _blobs.Read(ranges, buffer);

        ReadOnlyMemory<byte>[] blobs = new ReadOnlyMemory<byte>[_ranks];
        int at = 0;
        for (int rank = 0; rank < _ranks; rank++)
        {
            blobs[rank] = buffer.AsMemory(at, (int)ranges[rank].Count);
            at += (int)ranges[rank].Count;
        }
        return blobs;
    }

    public void Dispose()
    {
        _blobs.Dispose();
        _sizes.Dispose();
    }

    // Steps follow each other without gaps: step n begins at chunk n * ranks. In 64 bits, since 2048 ranks of 1 MiB exceed 32.
    private long Offset(int step, int rank)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, _ranks);
        return checked(((long)step * _ranks + rank) * _chunk);
    }
}
