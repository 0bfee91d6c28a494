using DaosSharp.Embedded.Handles;

namespace DaosSharp.Embedded;

/// <summary>daos_init and daos_fini: counted, the last one closes what is still open.</summary>
internal static class EngineLifecycle
{
    private static readonly Lock Gate = new();
    private static int _uses;

    /// <summary>True between the first daos_init and the last daos_fini.</summary>
    public static bool IsInitialised => Volatile.Read(ref _uses) > 0;

    public static int Init()
    {
        lock (Gate)
        {
            Volatile.Write(ref _uses, _uses + 1);
            return Der.Success;
        }
    }

    /// <summary>0, or -DER_UNINIT without a daos_init before.</summary>
    public static int Fini()
    {
        lock (Gate)
        {
            if (_uses == 0)
            {
                return Der.Uninitialized;
            }

            Volatile.Write(ref _uses, _uses - 1);
            if (_uses == 0)
            {
                CloseAll();
            }

            return Der.Success;
        }
    }

    private static void CloseAll()
    {
        List<object> open = HandleTable.Clear();
        foreach (ContainerHandle container in open.OfType<ContainerHandle>())
        {
            container.Store.Sessions.Close(container.Session);
        }

        foreach (Transactions.TransactionHandle transaction in open.OfType<Transactions.TransactionHandle>())
        {
            transaction.Dispose();
        }

        foreach (PoolHandle pool in open.OfType<PoolHandle>())
        {
            pool.Close();
        }
    }
}
