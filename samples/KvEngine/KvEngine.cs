using System.Buffers.Binary;
using DaosSharp;

namespace KvEngineSample;

/// <summary>
/// Metadata blobs of a simulation in one key-value object: each rank puts its own blob under <c>step{n}-rank{r}</c>, without talking to
/// the others. A step can be read once it is committed, which one rank does after all have put theirs.
/// </summary>
public sealed class KvEngine : IDisposable
{
    private const string IdAttribute = "kv-engine.oid";

    private readonly DaosKeyValue _blobs;

    private KvEngine(DaosKeyValue blobs) => _blobs = blobs;

    /// <summary>Opens the engine's object in a container. The first to come makes it and notes its id, for all others, in an attribute.</summary>
    public static KvEngine Open(DaosContainer container, ObjectAccess access = ObjectAccess.ReadWrite)
    {
        if (!container.TryGetAttribute(IdAttribute, out byte[]? stored))
        {
            if (access == ObjectAccess.ReadOnly)
                throw new InvalidDataException($"{container} has no metadata of a KvEngine.");
            DaosObjectId id = container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.SX);
            stored = new byte[2 * sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(stored, id.Hi);
            BinaryPrimitives.WriteUInt64LittleEndian(stored.AsSpan(sizeof(ulong)), id.Lo);
            container.SetAttribute(IdAttribute, stored);
        }
        ulong hi = BinaryPrimitives.ReadUInt64LittleEndian(stored);
        ulong lo = BinaryPrimitives.ReadUInt64LittleEndian(stored.AsSpan(sizeof(ulong)));
        return new KvEngine(container.OpenKeyValue(new DaosObjectId(hi, lo), access));
    }

    /// <summary>Stores a rank's blob of a step. Any number of ranks may do this at once.</summary>
    public void Put(int step, int rank, ReadOnlySpan<byte> blob)
    {
        Span<byte> key = stackalloc byte[MaxKey];
        _blobs.Put(Key(step, rank, key), blob);
    }

    /// <summary>Makes a step visible to readers. One rank calls this after all ranks have put their blobs (after a barrier).</summary>
    public void Commit(int step, int ranks)
    {
        Span<byte> count = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(count, ranks);
        _blobs.Put(CommitKey(step), count);
    }

    /// <summary>Reads all blobs of a step into one buffer: two passes, one for the sizes and one for the values.</summary>
    /// <returns>Null when the step is not committed yet.</returns>
    public StepBlobs? Read(int step)
    {
        Span<byte> count = stackalloc byte[sizeof(int)];
        if (_blobs.TryGet(CommitKey(step), count, out _) != ValueStatus.Found)
            return null;
        int ranks = BinaryPrimitives.ReadInt32LittleEndian(count);
        Span<byte> key = stackalloc byte[MaxKey];
        long[] offsets = new long[ranks + 1];
        for (int rank = 0; rank < ranks; rank++)
            offsets[rank + 1] = checked(offsets[rank] + _blobs.GetSize(Key(step, rank, key)));

        byte[] buffer = new byte[offsets[ranks]];
        for (int rank = 0; rank < ranks; rank++)
        {
            Span<byte> place = buffer.AsSpan((int)offsets[rank]..(int)offsets[rank + 1]);
            if (_blobs.Get(Key(step, rank, key), place) != place.Length)
                throw new InvalidDataException($"The blob of step {step}, rank {rank} has changed since the step was committed.");
        }
        return new StepBlobs(buffer, offsets);
    }

    public void Dispose() => _blobs.Dispose();

    private const int MaxKey = 32;

    private static ReadOnlySpan<byte> Key(int step, int rank, Span<byte> buffer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        System.Text.Unicode.Utf8.TryWrite(buffer, $"step{step}-rank{rank}", out int length);
        return buffer[..length];
    }

    private static string CommitKey(int step) => $"step{step}";
}
