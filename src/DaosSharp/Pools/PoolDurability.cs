using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>What a completed update of a pool of the embedded engine survives. The same for all processes that use the pool.</summary>
public enum PoolDurability
{
    /// <summary>
    /// The death of the process, SIGKILL included. After a loss of power or a crash of the kernel updates may be missing, and the pool may be
    /// damaged; damage is found, never returned as data. <c>DSE_DURABILITY_PROCESS</c>
    /// </summary>
    Process = (int)dse_durability.DSE_DURABILITY_PROCESS,

    /// <summary>
    /// Also the loss of power: an update completes once the disk has it. Updates that are in flight at the same time share the syncs.
    /// <c>DSE_DURABILITY_FULL</c>
    /// </summary>
    Full = (int)dse_durability.DSE_DURABILITY_FULL,
}
