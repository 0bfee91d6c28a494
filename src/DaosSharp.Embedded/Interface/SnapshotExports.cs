using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Storage;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Snapshots of containers.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class SnapshotExports
{
    [NativeExport]
    public static int daos_cont_create_snap(daos_handle_t coh, ulong* epoch, sbyte* name, daos_event* ev)
    {
        if (name != null)
        {
            return Der.NotImplemented;
        }

        if (epoch == null)
        {
            return Der.Invalid;
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        if (!container.CanWrite)
        {
            return Der.NoPermission;
        }

        SnapshotOperation operation = new() { Container = container.Number };
        int rc = container.Store.Execute(ref operation);
        if (rc == 0)
        {
            *epoch = operation.Epoch;
        }

        return rc;
    }

    [NativeExport]
    public static int daos_cont_list_snap(daos_handle_t coh, int* nr, ulong* epochs, sbyte** names, daos_anchor_t* anchor, daos_event* ev)
    {
        if (nr == null || anchor == null)
        {
            return Der.Invalid;
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        if (!container.CanRead)
        {
            return Der.NoPermission;
        }

        using StoreRead read = container.Store.BeginRead();
        List<ulong> snapshots = SnapshotTable.List(container.Store, read.Txn, container.Number);
        for (int i = 0; epochs != null && i < Math.Min(*nr, snapshots.Count); i++)
        {
            epochs[i] = snapshots[i];
        }

        *nr = snapshots.Count;
        anchor->da_type = (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_EOF;
        return Der.Success;
    }

    [NativeExport]
    public static int daos_cont_destroy_snap(daos_handle_t coh, daos_epoch_range_t epr, daos_event* ev)
    {
        // DAOS destroys one snapshot a call, although the parameter is a range.
        if (epr.epr_lo != epr.epr_hi || epr.epr_lo is 0 or Epoch.Max)
        {
            return Der.Invalid;
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        if (!container.CanWrite)
        {
            return Der.NoPermission;
        }

        SnapshotOperation operation = new() { Container = container.Number, Epoch = epr.epr_lo, IsDestroy = true };
        return container.Store.Execute(ref operation, freesSpace: true);
    }
}
