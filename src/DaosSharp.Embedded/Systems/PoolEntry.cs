namespace DaosSharp.Embedded.Systems;

/// <summary>A pool as the catalog knows it.</summary>
/// <param name="Size">Capacity in bytes.</param>
internal sealed record PoolEntry(Guid Id, string Label, long Size);
