namespace DaosSharp.Interop;

/// <summary>What an acknowledged update of a pool survives. A property of the pool, the same for all processes.</summary>
#pragma warning disable CA1712 // C names
public enum dse_durability : uint
{
    /// <summary>The death of the process, SIGKILL included; not the loss of power and not a crash of the kernel.</summary>
    DSE_DURABILITY_PROCESS = 0,

    /// <summary>Also the loss of power: an update is acknowledged once the disk has it.</summary>
    DSE_DURABILITY_FULL = 1,
}
