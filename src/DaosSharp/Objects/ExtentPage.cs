namespace DaosSharp;

/// <summary>Some of the extents of an array akey, and the place to go on from.</summary>
/// <param name="Extents">The extents as they were written, in order of their records; adjacent ones are not merged.</param>
/// <param name="RecordSize">Bytes of a record; 0 when there is no extent.</param>
/// <param name="Next">Where the next page begins; <see cref="DaosAnchor.IsEnd"/> after the last page.</param>
public sealed record ExtentPage(IReadOnlyList<RecordExtent> Extents, long RecordSize, DaosAnchor Next);
