namespace DaosSharp;

/// <summary>A rent would have grown a pool beyond its budget, and no free block of the size class was left.</summary>
public sealed class DaosMemoryBudgetException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="requested">Bytes of the slab that was needed.</param>
    /// <param name="mapped">Bytes that the pool has mapped.</param>
    /// <param name="budget">Bytes that it may map.</param>
    public DaosMemoryBudgetException(long requested, long mapped, long budget)
        : base($"The memory pool needs a slab of {requested} bytes, but has mapped {mapped} of the {budget} bytes of its budget. Return leases earlier, or raise DaosMemoryPoolOptions.Budget.")
    {
        Requested = requested;
        Mapped = mapped;
        Budget = budget;
    }

    /// <summary>Bytes of the slab that was needed.</summary>
    public long Requested { get; }

    /// <summary>Bytes that the pool had mapped.</summary>
    public long Mapped { get; }

    /// <summary>Bytes that the pool may map.</summary>
    public long Budget { get; }
}
