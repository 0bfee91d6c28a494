namespace DaosSharp;

/// <summary>Size and age of an array. <c>daos_array_stbuf_t</c></summary>
/// <param name="Size">Number of cells up to the last one.</param>
/// <param name="MaxEpoch">Epoch of the latest change.</param>
public readonly record struct ArrayStat(long Size, ulong MaxEpoch);
