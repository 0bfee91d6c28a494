namespace DaosSharp;

/// <summary>A range of cells of an array (<c>daos_range_t</c>).</summary>
/// <param name="Index">Index of the first cell.</param>
/// <param name="Count">Number of cells.</param>
public readonly record struct ArrayRange(long Index, long Count);
