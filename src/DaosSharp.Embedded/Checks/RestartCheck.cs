using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Checks;

/// <summary>
/// The first look at a pool of process durability after the machine was started anew. If power was lost, any page that was written before
/// may be an older one: whatever the index says against itself is found here, and then the pool is not written to any more.
/// Blocks of data are verified when they are read.
/// </summary>
internal static class RestartCheck
{
    public static void Run(PoolStore store)
    {
        if (BootMark.IsTrusted(store.Directory))
        {
            return;
        }

        CheckReport report = PoolCheck.Run(store, readBlocks: false);
        if (report.Damaged == 0)
        {
            BootMark.Write(store.Directory, store.Commits.Durability);
        }
        else
        {
            store.RefuseUpdates(
                $"the pool '{store.Label}' was damaged when the machine went down and can only be read ({report.Damaged} findings): {report.First}");
        }
    }
}
