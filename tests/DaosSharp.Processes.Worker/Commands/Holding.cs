using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Sessions;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Processes.Worker.Commands;

/// <summary>Stays in the middle of something that lasts microseconds otherwise, for a test to kill the process there.</summary>
internal static class Holding
{
    /// <summary>Begins a read that nobody ends.</summary>
    public static string Read(daos_handle_t pool)
    {
        _ = PoolHandle.Find(pool)!.Store.BeginRead().Txn.Id;
        return "0";
    }

    /// <summary>Begins a modification, with LMDB's writer lock, that nobody ends.</summary>
    public static string Write(daos_handle_t pool)
    {
        _ = new WriteContext(PoolHandle.Find(pool)!.Store).Epoch;
        return "0";
    }

    /// <summary>Begins to destroy a pool, as far as telling all others.</summary>
    public static string Destroy(daos_handle_t pool)
    {
        EndPool end = new() { Force = true };
        return $"{PoolHandle.Find(pool)!.Store.Execute(ref end)}";
    }
}
