using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Requests;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>The key-value interface of daos_kv.h.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class KeyValueExports
{
    [NativeExport]
    public static int daos_kv_open(daos_handle_t coh, daos_obj_id_t oid, uint mode, daos_handle_t* oh, daos_event* ev)
    {
        if (!ObjectType.IsKeyValue(oid) || oh == null)
        {
            return LastError.Fail(Der.Invalid, "the object id is not of a key-value type");
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        if (!ObjectType.HasClass(oid))
        {
            return LastError.Fail(Der.Invalid, "the object id has no object class; daos_obj_generate_oid puts one in");
        }

        *oh = HandleTable.Add(HandleKind.KeyValue, new ObjectHandle(container, oid, mode));
        return Der.Success;
    }

    [NativeExport]
    public static int daos_kv_close(daos_handle_t oh, daos_event* ev) =>
        HandleTable.Remove<ObjectHandle>(oh, HandleKind.KeyValue) == null && HandleTable.Remove<ArrayHandle>(oh, HandleKind.Array) == null
            ? Der.NoHandle
            : Der.Success;

    [NativeExport(Event = EventMode.Deferred)]
    public static int daos_kv_destroy(daos_handle_t oh, daos_handle_t th, daos_event* ev) =>
        (ObjectHandle.FindKeyValue(oh) ?? ArrayHandle.Find(oh)?.Target) is { } target
            ? ObjectRequests.Punch(target, th, 0, null, 0, null, ev)
            : Der.NoHandle;

    [NativeExport(Event = EventMode.Deferred)]
    public static int daos_kv_put(daos_handle_t oh, daos_handle_t th, ulong flags, sbyte* key, ulong size, void* buf, daos_event* ev)
    {
        if (key == null)
        {
            return Der.Invalid;
        }

        return ObjectHandle.FindKeyValue(oh) is { } target ? KeyValueRequests.Put(target, th, flags, key, size, buf, ev) : ObjectHandle.NoKeyValue(oh);
    }

    [NativeExport]
    public static int daos_kv_get(daos_handle_t oh, daos_handle_t th, ulong flags, sbyte* key, ulong* size, void* buf, daos_event* ev)
    {
        if (key == null)
        {
            return Der.Invalid;
        }

        if (ObjectHandle.FindKeyValue(oh) is not { } target)
        {
            return ObjectHandle.NoKeyValue(oh);
        }

        return size == null ? Der.Invalid : KeyValueRequests.Get(target, th, flags, key, size, buf);
    }

    [NativeExport(Event = EventMode.Deferred)]
    public static int daos_kv_remove(daos_handle_t oh, daos_handle_t th, ulong flags, sbyte* key, daos_event* ev)
    {
        if (key == null)
        {
            return Der.Invalid;
        }

        return ObjectHandle.FindKeyValue(oh) is { } target ? KeyValueRequests.Remove(target, th, flags, key, ev) : ObjectHandle.NoKeyValue(oh);
    }

    [NativeExport]
    public static int daos_kv_list(
        daos_handle_t oh, daos_handle_t th, uint* nr, daos_key_desc_t* kds, d_sg_list_t* sgl, daos_anchor_t* anchor, daos_event* ev) =>
        ObjectHandle.FindKeyValue(oh) is { } target ? ObjectRequests.List(target, th, null, nr, kds, sgl, anchor) : ObjectHandle.NoKeyValue(oh);
}
