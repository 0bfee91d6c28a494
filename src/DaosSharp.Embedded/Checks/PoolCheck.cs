using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Checks;

/// <summary>
/// Reads everything of a pool: the pages of the index, every record and every block that one names, and compares what the tables say of
/// each other: containers with their labels and what belongs to them, extents with arrays, blocks with the map of free and shared space.
/// Sees one state of the pool, whatever is written meanwhile.
/// </summary>
internal static class PoolCheck
{
    public static void Run(PoolStore store, CheckReport report)
    {
        using StoreRead read = store.BeginRead();
        IndexFile.CheckOpen(store.IndexPath, read.Txn, message => report.Add(FindingKind.Index, message));
        if (report.Damaged > 0)
        {
            // LMDB would follow what a damaged page says, out of its map and to the end of the process.
            return;
        }

        RunTables(store, read, report, readBlocks: true);
    }

    /// <summary>Compares the tables only, without the pages under them and the blocks that they name.</summary>
    public static void RunTables(PoolStore store, CheckReport report)
    {
        using StoreRead read = store.BeginRead();
        RunTables(store, read, report, readBlocks: false);
    }

    private static void RunTables(PoolStore store, StoreRead read, CheckReport report, bool readBlocks)
    {
        PoolState state;
        try
        {
            state = PoolState.Read(read.Txn, store.Tables);
        }
        catch (EngineException e)
        {
            report.Add(FindingKind.Record, e.Message);
            return;
        }

        ContainerCheck containers = new(store, read.Txn, report, state);
        containers.Run();
        SpaceAccount space = new(store, read.Txn, report, state);
        ObjectCheck objects = new(store, read.Txn, report, state, containers, space, readBlocks);
        objects.Run();

        // A record that cannot be read would leave its block without a user.
        space.Compare(isComplete: report.Damaged == 0);
    }
}
