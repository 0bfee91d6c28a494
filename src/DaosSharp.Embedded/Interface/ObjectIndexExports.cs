using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Requests;
using DaosSharp.Embedded.Storage;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Object id tables (OIT) of snapshots.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class ObjectIndexExports
{
    [NativeExport]
    public static int daos_cont_snap_oit_create(daos_handle_t coh, ulong epoch, sbyte* name, daos_event* ev) =>
        name != null ? Der.NotImplemented : Change(coh, epoch, isRemoval: false);

    [NativeExport]
    public static int daos_cont_snap_oit_destroy(daos_handle_t coh, daos_handle_t oh, daos_event* ev) =>
        ObjectHandle.Find(oh) is { } table ? Change(coh, table.Id.lo, isRemoval: true) : Der.NoHandle;

    [NativeExport]
    public static int daos_oit_open(daos_handle_t coh, ulong epoch, daos_handle_t* oh, daos_event* ev)
    {
        if (oh == null)
        {
            return Der.Invalid;
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        using StoreRead read = container.BeginRead();
        if (!ObjectIndex.Exists(new ReadView(container.Store, read.Txn, container.Number), epoch))
        {
            return Der.NonExistent;
        }

        *oh = HandleTable.Add(HandleKind.Object, new ObjectHandle(container, ObjectIndex.IdOf(epoch), Daos.DAOS_OO_RW));
        return Der.Success;
    }

    [NativeExport]
    public static int daos_oit_close(daos_handle_t oh, daos_event* ev) => ObjectExports.daos_obj_close(oh, ev);

    [NativeExport]
    public static int daos_oit_list(daos_handle_t oh, daos_obj_id_t* oids, uint* oids_nr, daos_anchor_t* anchor, daos_event* ev) =>
        List(oh, oids, oids_nr, anchor, null, unmarkedOnly: false);

    [NativeExport]
    public static int daos_oit_list_unmarked(daos_handle_t oh, daos_obj_id_t* oids, uint* oids_nr, daos_anchor_t* anchor, daos_event* ev) =>
        List(oh, oids, oids_nr, anchor, null, unmarkedOnly: true);

    [NativeExport]
    public static int daos_oit_list_filter(
        daos_handle_t oh, daos_obj_id_t* oids, uint* oids_nr, daos_anchor_t* anchor, delegate* unmanaged[Cdecl]<daos_obj_id_t, d_iov_t*, int> filter,
        daos_event* ev) => filter == null ? Der.Invalid : List(oh, oids, oids_nr, anchor, filter, unmarkedOnly: false);

    [NativeExport]
    public static int daos_oit_mark(daos_handle_t oh, daos_obj_id_t oid, d_iov_t* marker, daos_event* ev)
    {
        bool isValid = marker == null
            || (marker->iov_buf != null && marker->iov_len is > 0 and <= ObjectIndex.MaxMark && marker->iov_len <= marker->iov_buf_len);
        return isValid && ObjectHandle.Find(oh) is { } table ? ObjectIndexRequests.Mark(table, oid, marker) : Der.Invalid;
    }

    private static int List(
        daos_handle_t oh, daos_obj_id_t* ids, uint* count, daos_anchor_t* anchor, delegate* unmanaged[Cdecl]<daos_obj_id_t, d_iov_t*, int> filter,
        bool unmarkedOnly) =>
        ids != null && count != null && *count > 0 && anchor != null && ObjectHandle.Find(oh) is { } table
            ? ObjectIndexRequests.List(table, ids, count, anchor, filter, unmarkedOnly)
            : Der.Invalid;

    private static int Change(daos_handle_t coh, ulong epoch, bool isRemoval)
    {
        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        if (!container.CanWrite)
        {
            return Der.NoPermission;
        }

        ObjectIndexOperation operation = new() { Container = container.Number, Epoch = epoch, IsRemoval = isRemoval };
        return container.Store.Execute(ref operation, freesSpace: isRemoval);
    }
}
