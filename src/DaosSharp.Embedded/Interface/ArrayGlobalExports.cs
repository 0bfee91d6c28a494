using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Arrays handed to other processes.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class ArrayGlobalExports
{
    [NativeExport]
    public static int daos_array_local2global(daos_handle_t oh, d_iov_t* glob)
    {
        if (!GlobalHandle.IsTarget(glob))
        {
            return Der.Invalid;
        }

        if (ArrayHandle.Find(oh) is not { } array)
        {
            return Der.NoHandle;
        }

        ContainerHandle container = array.Target.Container;
        GlobalHandle handle = new(container.Pool)
        {
            Container = container.Id,
            ContainerSession = container.Session.Id,
            Flags = array.Target.Mode,
            Object = array.Target.Id,
            CellSize = array.CellSize,
            ChunkSize = array.ChunkSize,
        };
        return handle.Write(glob, GlobalHandle.ArrayKind);
    }

    [NativeExport]
    public static int daos_array_global2local(daos_handle_t coh, d_iov_t glob, uint mode, daos_handle_t* oh)
    {
        if (oh == null || !GlobalHandle.TryRead(glob, GlobalHandle.ArrayKind, out GlobalHandle blob)
            || !ObjectType.IsArray(blob.Object) || blob.CellSize == 0 || blob.ChunkSize == 0)
        {
            return LastError.Fail(Der.Invalid, "no room for the handle, or what was passed is no global handle of an array");
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        if (container.Id != blob.Container)
        {
            return LastError.Fail(Der.Invalid, "the global handle is of an array in another container");
        }

        *oh = ArrayHandle.Add(new ObjectHandle(container, blob.Object, mode == 0 ? blob.Flags : mode), blob.CellSize, blob.ChunkSize);
        return Der.Success;
    }
}
