using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Checks;

/// <summary>
/// The first look at a pool of process durability after the machine was started anew. If power was lost, any page that was written before
/// may be an older one, so that the map of free space may name blocks in use, or a counter may be behind. Then the pool is not written to
/// any more. Whatever else is damaged is found by its checksum when it is read.
/// </summary>
internal static class RestartCheck
{
    // Opening must not take seconds; larger indexes are compared by a check of the pool only.
    private const long MaxIndex = 256L << 20;

    public static void Run(PoolStore store)
    {
        if (store.Commits.Durability == dse_durability.DSE_DURABILITY_FULL || BootMark.IsCurrent(store.Directory))
        {
            return;
        }

        CheckReport report = new();
        if (store.Environment.UsedBytes() <= MaxIndex)
        {
            PoolCheck.RunTables(store, report);
        }

        if (report.Danger == null)
        {
            BootMark.Write(store.Directory);
        }
        else
        {
            store.Refusal =
                $"the pool '{store.Label}' was damaged when the machine went down and can only be read ({report.Damaged} findings): {report.Danger}";
        }
    }
}
