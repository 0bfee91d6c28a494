using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Ids;
using DaosSharp.Embedded.Requests;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>The object interface of daos_obj.h.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class ObjectExports
{
    [NativeExport]
    public static int daos_obj_generate_oid2(daos_handle_t coh, daos_obj_id_t* oid, daos_otype_t type, uint cid, ushort hints, uint args)
    {
        if (!Daos.daos_otype_t_is_valid(type) || oid == null)
        {
            return Der.Invalid;
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        return ObjectIdGenerator.Generate(container, oid, type, cid, hints);
    }

    [NativeExport]
    public static int daos_obj_open(daos_handle_t coh, daos_obj_id_t oid, uint mode, daos_handle_t* oh, daos_event* ev)
    {
        if (oh == null)
        {
            return Der.Invalid;
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        *oh = HandleTable.Add(HandleKind.Object, new ObjectHandle(container, oid, mode));
        return Der.Success;
    }

    [NativeExport]
    public static int daos_obj_close(daos_handle_t oh, daos_event* ev) =>
        HandleTable.Remove<ObjectHandle>(oh, HandleKind.Object) == null ? Der.NoHandle : Der.Success;

    [NativeExport(Event = EventMode.Deferred)]
    public static int daos_obj_update(
        daos_handle_t oh, daos_handle_t th, ulong flags, d_iov_t* dkey, uint nr, daos_iod_t* iods, d_sg_list_t* sgls, daos_event* ev) =>
        ObjectHandle.Find(oh) is { } target ? ObjectRequests.Update(target, th, flags, dkey, nr, iods, sgls, ev) : Der.NoHandle;

    [NativeExport]
    public static int daos_obj_fetch(
        daos_handle_t oh, daos_handle_t th, ulong flags, d_iov_t* dkey, uint nr, daos_iod_t* iods, d_sg_list_t* sgls, daos_iom_t* ioms, daos_event* ev) =>
        ObjectHandle.Find(oh) is { } target ? ObjectRequests.Fetch(target, th, flags, dkey, nr, iods, sgls, ioms) : Der.NoHandle;

    [NativeExport(Event = EventMode.Deferred)]
    public static int daos_obj_punch(daos_handle_t oh, daos_handle_t th, ulong flags, daos_event* ev) =>
        ObjectHandle.Find(oh) is { } target ? ObjectRequests.Punch(target, th, flags, null, 0, null, ev) : Der.NoHandle;

    [NativeExport(Event = EventMode.Deferred)]
    public static int daos_obj_punch_dkeys(daos_handle_t oh, daos_handle_t th, ulong flags, uint nr, d_iov_t* dkeys, daos_event* ev)
    {
        // DAOS takes one dkey a call, although the parameters are a list.
        if (nr != 1 || dkeys == null)
        {
            return Der.Invalid;
        }

        return ObjectHandle.Find(oh) is { } target ? ObjectRequests.Punch(target, th, flags, dkeys, 0, null, ev) : Der.NoHandle;
    }

    [NativeExport(Event = EventMode.Deferred)]
    public static int daos_obj_punch_akeys(
        daos_handle_t oh, daos_handle_t th, ulong flags, d_iov_t* dkey, uint nr, d_iov_t* akeys, daos_event* ev)
    {
        if (nr == 0 || dkey == null || akeys == null)
        {
            return Der.Invalid;
        }

        return ObjectHandle.Find(oh) is { } target ? ObjectRequests.Punch(target, th, flags, dkey, nr, akeys, ev) : Der.NoHandle;
    }

    [NativeExport]
    public static int daos_obj_list_dkey(
        daos_handle_t oh, daos_handle_t th, uint* nr, daos_key_desc_t* kds, d_sg_list_t* sgl, daos_anchor_t* anchor, daos_event* ev) =>
        ObjectHandle.Find(oh) is { } target ? ObjectRequests.List(target, th, null, nr, kds, sgl, anchor) : Der.NoHandle;

    [NativeExport]
    public static int daos_obj_list_akey(
        daos_handle_t oh, daos_handle_t th, d_iov_t* dkey, uint* nr, daos_key_desc_t* kds, d_sg_list_t* sgl, daos_anchor_t* anchor, daos_event* ev)
    {
        if (ObjectHandle.Find(oh) is not { } target)
        {
            return Der.NoHandle;
        }

        return Objects.RequestCheck.IsKey(target.Id, dkey, isDkey: true)
            ? ObjectRequests.List(target, th, dkey, nr, kds, sgl, anchor)
            : Der.Invalid;
    }
}
