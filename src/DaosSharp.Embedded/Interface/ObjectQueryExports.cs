using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Requests;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>The questions of daos_obj.h: extents, largest and smallest keys, anchors, and what DAOS itself does not implement.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class ObjectQueryExports
{
    // DIOF_TO_SPEC_GROUP of libdaos: the anchor is for one group of targets.
    private const uint OneGroup = 0x20;

    [NativeExport]
    public static int daos_obj_list_recx(
        daos_handle_t oh, daos_handle_t th, d_iov_t* dkey, d_iov_t* akey, ulong* size, uint* nr, daos_recx_t* recxs, daos_epoch_range_t* eprs,
        daos_anchor_t* anchor, bool incr_order, daos_event* ev) =>
        ObjectHandle.Find(oh) is { } target
            ? ObjectQueries.ListExtents(target, th, dkey, akey, size, nr, recxs, eprs, anchor, incr_order)
            : Der.NoHandle;

    [NativeExport]
    public static int daos_obj_query_key(
        daos_handle_t oh, daos_handle_t th, ulong flags, d_iov_t* dkey, d_iov_t* akey, daos_recx_t* recx, daos_event* ev) =>
        ObjectHandle.Find(oh) is { } target ? ObjectQueries.QueryKey(target, th, flags, dkey, akey, recx) : Der.NoHandle;

    [NativeExport]
    public static int daos_obj_query_max_epoch(daos_handle_t oh, daos_handle_t th, ulong* epoch, daos_event* ev) =>
        ObjectHandle.Find(oh) is { } target ? ObjectQueries.QueryMaxEpoch(target, th, epoch) : Der.NoHandle;

    [NativeExport]
    public static int daos_obj_key2anchor(
        daos_handle_t oh, daos_handle_t th, d_iov_t* dkey, d_iov_t* akey, daos_anchor_t* anchor, daos_event* ev) =>
        ObjectHandle.Find(oh) is { } target ? ObjectQueries.KeyToAnchor(target, th, dkey, akey, anchor) : Der.NoHandle;

    [NativeExport]
    public static int daos_obj_anchor_split(daos_handle_t oh, uint* nr, daos_anchor_t* anchors)
    {
        if (nr == null)
        {
            return Der.Invalid;
        }

        if (ObjectHandle.Find(oh) == null)
        {
            return Der.NoHandle;
        }

        // One target, one group, one anchor.
        if (*nr > 1)
        {
            return Der.Invalid;
        }

        *nr = 1;
        if (anchors != null)
        {
            *anchors = new() { da_flags = OneGroup };
        }

        return Der.Success;
    }

    [NativeExport]
    public static int daos_obj_anchor_set(daos_handle_t oh, uint index, daos_anchor_t* anchor)
    {
        if (ObjectHandle.Find(oh) == null)
        {
            return Der.NoHandle;
        }

        if (anchor == null || index > 0)
        {
            return Der.Invalid;
        }

        *anchor = new() { da_flags = OneGroup };
        return Der.Success;
    }

    /// <summary>Compares the replicas of an object: on one target there are none that could differ.</summary>
    [NativeExport]
    public static int daos_obj_verify(daos_handle_t coh, daos_obj_id_t oid, ulong epoch) =>
        ContainerHandle.Find(coh) == null ? Der.NoHandle : Der.Success;

    [NativeExport]
    public static int daos_obj_query(daos_handle_t oh, daos_obj_attr* oa, d_rank_list_t* ranks, daos_event* ev) => Der.NotImplemented;

    [NativeExport]
    public static int daos_obj_register_class(daos_handle_t coh, uint cid, daos_oclass_attr* attr, daos_event* ev) => Der.NotImplemented;

    [NativeExport]
    public static int daos_obj_query_class(daos_handle_t coh, uint cid, daos_oclass_attr* attr, daos_event* ev) => Der.NotImplemented;

    [NativeExport]
    public static int daos_obj_list_class(daos_handle_t coh, daos_oclass_list* list, daos_anchor_t* anchor, daos_event* ev) => Der.NotImplemented;
}
