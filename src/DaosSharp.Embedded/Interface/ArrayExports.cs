using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Requests;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>The array interface of daos_array.h.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class ArrayExports
{
    [NativeExport]
    public static int daos_array_create(
        daos_handle_t coh, daos_obj_id_t oid, daos_handle_t th, ulong cell_size, ulong chunk_size, daos_handle_t* oh, daos_event* ev)
    {
        if (!ObjectType.IsArray(oid) || oh == null)
        {
            return LastError.Fail(Der.Invalid, "the object id is not of an array type");
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        ObjectHandle target = new(container, oid, Daos.DAOS_OO_RW);
        int rc = ArrayRequests.WriteMetadata(target, th, cell_size, chunk_size);
        return rc != 0 ? rc : Add(target, cell_size, chunk_size, oh);
    }

    [NativeExport]
    public static int daos_array_open(
        daos_handle_t coh, daos_obj_id_t oid, daos_handle_t th, uint mode, ulong* cell_size, ulong* chunk_size, daos_handle_t* oh, daos_event* ev)
    {
        if (ObjectType.Of(oid) != daos_otype_t.DAOS_OT_ARRAY || cell_size == null || chunk_size == null || oh == null)
        {
            return LastError.Fail(Der.Invalid, "the object id is not of the type of arrays that keep their attributes");
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        ObjectHandle target = new(container, oid, mode);
        int rc = ArrayRequests.ReadMetadata(target, th, out ArrayMetadata metadata);
        if (rc != 0)
        {
            return rc;
        }

        *cell_size = metadata.CellSize;
        *chunk_size = metadata.ChunkSize;
        return Add(target, metadata.CellSize, metadata.ChunkSize, oh);
    }

    [NativeExport]
    public static int daos_array_open_with_attr(
        daos_handle_t coh, daos_obj_id_t oid, daos_handle_t th, uint mode, ulong cell_size, ulong chunk_size, daos_handle_t* oh, daos_event* ev)
    {
        if (cell_size == 0 || chunk_size == 0 || oh == null || !ObjectType.IsArray(oid) || ObjectType.Of(oid) == daos_otype_t.DAOS_OT_ARRAY)
        {
            return LastError.Fail(Der.Invalid, "cell and chunk size must not be 0, and the object id of a type of arrays without stored attributes");
        }

        return ContainerHandle.Find(coh) is { } container
            ? Add(new ObjectHandle(container, oid, mode), cell_size, chunk_size, oh)
            : Der.NoHandle;
    }

    [NativeExport]
    public static int daos_array_close(daos_handle_t oh, daos_event* ev) =>
        HandleTable.Remove<ArrayHandle>(oh, HandleKind.Array) == null && HandleTable.Remove<ObjectHandle>(oh, HandleKind.KeyValue) == null
            ? Der.NoHandle
            : Der.Success;

    [NativeExport(Event = EventMode.Deferred)]
    public static int daos_array_destroy(daos_handle_t oh, daos_handle_t th, daos_event* ev) =>
        ArrayHandle.Find(oh) is { } array ? ObjectRequests.Punch(array.Target, th, 0, null, 0, null, ev) : Der.NoHandle;

    [NativeExport]
    public static int daos_array_read(daos_handle_t oh, daos_handle_t th, daos_array_iod_t* iod, d_sg_list_t* sgl, daos_event* ev)
    {
        int rc = ArrayCheck.Ranges(iod);
        if (rc != 0)
        {
            return rc;
        }

        return ArrayHandle.Find(oh) is { } array ? ArrayRequests.Read(array, th, iod, sgl) : ArrayHandle.NoArray(oh);
    }

    [NativeExport(Event = EventMode.Deferred)]
    public static int daos_array_write(daos_handle_t oh, daos_handle_t th, daos_array_iod_t* iod, d_sg_list_t* sgl, daos_event* ev)
    {
        int rc = ArrayCheck.Ranges(iod);
        if (rc != 0)
        {
            return rc;
        }

        if (ArrayHandle.Find(oh) is not { } array)
        {
            return ArrayHandle.NoArray(oh);
        }

        return sgl == null ? Der.Invalid : ArrayRequests.Write(array, th, iod, sgl, ev);
    }

    [NativeExport(Event = EventMode.Deferred)]
    public static int daos_array_punch(daos_handle_t oh, daos_handle_t th, daos_array_iod_t* iod, daos_event* ev)
    {
        int rc = ArrayCheck.Ranges(iod);
        if (rc != 0)
        {
            return rc;
        }

        return ArrayHandle.Find(oh) is { } array ? ArrayRequests.Punch(array, th, iod, ev) : ArrayHandle.NoArray(oh);
    }

    [NativeExport]
    public static int daos_array_get_size(daos_handle_t oh, daos_handle_t th, ulong* size, daos_event* ev)
    {
        if (ArrayHandle.Find(oh) is not { } array)
        {
            return ArrayHandle.NoArray(oh);
        }

        return size == null ? Der.Invalid : ArrayRequests.Stat(array, th, size, null);
    }

    [NativeExport]
    public static int daos_array_stat(daos_handle_t oh, daos_handle_t th, daos_array_stbuf_t* stbuf, daos_event* ev)
    {
        if (ArrayHandle.Find(oh) is not { } array)
        {
            return ArrayHandle.NoArray(oh);
        }

        return stbuf == null ? Der.Invalid : ArrayRequests.Stat(array, th, &stbuf->st_size, &stbuf->st_max_epoch);
    }

    [NativeExport(Event = EventMode.Deferred)]
    public static int daos_array_set_size(daos_handle_t oh, daos_handle_t th, ulong size, daos_event* ev) =>
        ArrayHandle.Find(oh) is { } array ? ArrayRequests.SetSize(array, th, size, ev) : ArrayHandle.NoArray(oh);

    [NativeExport]
    public static int daos_array_get_attr(daos_handle_t oh, ulong* chunk_size, ulong* cell_size)
    {
        if (chunk_size == null || cell_size == null)
        {
            return Der.Invalid;
        }

        if (ArrayHandle.Find(oh) is not { } array)
        {
            return ArrayHandle.NoArray(oh);
        }

        *chunk_size = array.ChunkSize;
        *cell_size = array.CellSize;
        return Der.Success;
    }

    [NativeExport]
    public static int daos_array_update_chunk_size(daos_handle_t oh, ulong chunk_size)
    {
        if (ArrayHandle.Find(oh) is not { } array)
        {
            return ArrayHandle.NoArray(oh);
        }

        array.ChunkSize = chunk_size;
        return Der.Success;
    }

    private static int Add(ObjectHandle target, ulong cellSize, ulong chunkSize, daos_handle_t* oh)
    {
        *oh = ArrayHandle.Add(target, cellSize, chunkSize);
        return Der.Success;
    }
}
