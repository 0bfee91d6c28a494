namespace KvEngineSample;

/// <summary>The blobs of all ranks of one step, one after the other.</summary>
public sealed class StepBlobs(byte[] buffer, long[] offsets)
{
    public int Ranks => offsets.Length - 1;

    /// <summary>All of them, as one rank would broadcast it.</summary>
    public ReadOnlyMemory<byte> All => buffer;

    public ReadOnlySpan<byte> this[int rank] => buffer.AsSpan((int)offsets[rank]..(int)offsets[rank + 1]);
}
