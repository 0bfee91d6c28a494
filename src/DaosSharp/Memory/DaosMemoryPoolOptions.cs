namespace DaosSharp;

/// <summary>How a <see cref="DaosMemoryPool"/> gets and checks its memory.</summary>
public sealed class DaosMemoryPoolOptions
{
#if DEBUG
    private const bool GuardsByDefault = true;
#else
    private const bool GuardsByDefault = false;
#endif

    /// <summary>Bytes that the pool may map; 1 GiB unless set.</summary>
    public long Budget { get; init; } = 1L << 30;

    /// <summary>Bytes of a slab, rounded up to 2 MiB; 8 MiB unless set. Larger blocks get a slab of their own.</summary>
    public int SlabSize { get; init; } = 8 << 20;

    /// <summary>
    /// Takes slabs from the reserved huge pages of the system (MAP_HUGETLB). When there are not enough, transparent huge
    /// pages are used instead, see <see cref="DaosMemoryPoolStatistics.HugeTlbSlabs"/>.
    /// </summary>
    public bool HugeTlb { get; init; }

    /// <summary>Touches a slab when it is mapped, so that no transfer pays for page faults.</summary>
    public bool Prefault { get; init; }

    /// <summary>
    /// Puts guard bytes behind each block, fills returned blocks with a pattern, and gives each rent an object of its own, so
    /// that overruns, use after return and double returns are found. On in debug builds of this library. Costs an
    /// allocation per rent.
    /// </summary>
    public bool Guards { get; init; } = GuardsByDefault;

    /// <summary>Keeps the stack of each rent for the leak report. Expensive.</summary>
    public bool TrackRents { get; init; }

    /// <summary>Gets the report when a pool is disposed with leases outside; null: the report goes to <see cref="System.Diagnostics.Trace"/>.</summary>
    public Action<DaosMemoryLeakReport>? OnLeak { get; init; }
}
