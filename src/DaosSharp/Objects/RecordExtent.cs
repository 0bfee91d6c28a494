namespace DaosSharp;

/// <summary>Consecutive records of an array akey (<c>daos_recx_t</c>).</summary>
/// <param name="Index">First record, from 0 to below 2^63.</param>
/// <param name="Count">Number of records.</param>
public readonly record struct RecordExtent(long Index, long Count);
