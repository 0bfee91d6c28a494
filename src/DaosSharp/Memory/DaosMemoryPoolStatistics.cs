namespace DaosSharp;

/// <summary>Counts of a pool. Taken while other threads use the pool they are close, not exact.</summary>
/// <param name="Slabs">Slabs mapped.</param>
/// <param name="HugeTlbSlabs">Slabs from reserved huge pages.</param>
/// <param name="MappedBytes">Bytes in slabs.</param>
/// <param name="Rents">Leases handed out since the pool was made.</param>
/// <param name="Returns">Leases returned.</param>
/// <param name="CrossThreadReturns">Returns by another thread than the one that rented, which went back to their origin.</param>
/// <param name="LeasedBytes">Bytes outside in leases.</param>
/// <param name="SharedRefills">Rents that found nothing in the cache of their thread.</param>
public readonly record struct DaosMemoryPoolStatistics(
    int Slabs, int HugeTlbSlabs, long MappedBytes, long Rents, long Returns, long CrossThreadReturns, long LeasedBytes, long SharedRefills)
{
    /// <summary>Leases that are outside.</summary>
    public long Leases => Rents - Returns;
}
