using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Transactions;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Transactions and snapshot views.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class TransactionExports
{
    [NativeExport]
    public static int daos_tx_open(daos_handle_t coh, daos_handle_t* th, ulong flags, daos_event* ev)
    {
        if (th == null)
        {
            return Der.Invalid;
        }

        TransactionKind kind = (flags & Daos.DAOS_TF_RDONLY) != 0 ? TransactionKind.ReadOnly : TransactionKind.ReadWrite;
        return Open(coh, th, kind, Epoch.Max, (flags & Daos.DAOS_TF_ZERO_COPY) != 0);
    }

    [NativeExport]
    public static int daos_tx_open_snap(daos_handle_t coh, ulong epoch, daos_handle_t* th, daos_event* ev) =>
        th == null || epoch is 0 or Epoch.Max ? Der.Invalid : Open(coh, th, TransactionKind.Snapshot, epoch, zeroCopy: false);

    [NativeExport]
    public static int daos_tx_commit(daos_handle_t th, daos_event* ev) =>
        TransactionHandle.Find(th) is { } transaction ? transaction.Commit() : Der.NoHandle;

    [NativeExport]
    public static int daos_tx_abort(daos_handle_t th, daos_event* ev) =>
        TransactionHandle.Find(th) is { } transaction ? transaction.Abort() : Der.NoHandle;

    [NativeExport]
    public static int daos_tx_restart(daos_handle_t th, daos_event* ev) =>
        TransactionHandle.Find(th) is { } transaction ? transaction.Restart() : Der.NoHandle;

    [NativeExport]
    public static int daos_tx_close(daos_handle_t th, daos_event* ev)
    {
        if (HandleTable.Remove<TransactionHandle>(th, HandleKind.Transaction) is not { } transaction)
        {
            return Der.NoHandle;
        }

        transaction.Dispose();
        return Der.Success;
    }

    [NativeExport]
    public static int daos_tx_hdl2epoch(daos_handle_t th, ulong* epoch)
    {
        if (th.cookie == 0 || epoch == null)
        {
            return Der.Invalid;
        }

        if (TransactionHandle.Find(th) is not { } transaction)
        {
            return Der.NoHandle;
        }

        // Only a snapshot has its epoch from the beginning, the others get theirs with the commit.
        ulong known = transaction.Kind == TransactionKind.Snapshot ? transaction.ReadEpoch : transaction.CommitEpoch;
        if (known == 0)
        {
            return Der.Uninitialized;
        }

        *epoch = known;
        return Der.Success;
    }

    private static int Open(daos_handle_t coh, daos_handle_t* th, TransactionKind kind, ulong epoch, bool zeroCopy)
    {
        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        *th = HandleTable.Add(HandleKind.Transaction, new TransactionHandle(container, kind, epoch, zeroCopy));
        return Der.Success;
    }
}
