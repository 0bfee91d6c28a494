using DaosSharp.Embedded.Handles;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>User attributes of pools and containers.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class AttributeExports
{
    // A read-only connection may set attributes of its pool, as in DAOS; a read-only container handle may not.
    [NativeExport]
    public static int daos_pool_set_attr(daos_handle_t poh, int n, sbyte** names, void** values, nuint* sizes, daos_event* ev) =>
        PoolHandle.Find(poh) is { } pool ? AttributeRequests.Set(pool.Store, 0, n, names, values, sizes) : Der.NoHandle;

    [NativeExport]
    public static int daos_pool_get_attr(daos_handle_t poh, int n, sbyte** names, void** buffers, nuint* sizes, daos_event* ev) =>
        PoolHandle.Find(poh) is { } pool ? AttributeRequests.Get(pool.Store, 0, n, names, buffers, sizes) : Der.NoHandle;

    [NativeExport]
    public static int daos_pool_del_attr(daos_handle_t poh, int n, sbyte** names, daos_event* ev) =>
        PoolHandle.Find(poh) is { } pool ? AttributeRequests.Delete(pool.Store, 0, n, names) : Der.NoHandle;

    [NativeExport]
    public static int daos_pool_list_attr(daos_handle_t poh, sbyte* buffer, nuint* size, daos_event* ev) =>
        PoolHandle.Find(poh) is { } pool ? AttributeRequests.List(pool.Store, 0, buffer, size) : Der.NoHandle;

    [NativeExport]
    public static int daos_cont_set_attr(daos_handle_t coh, int n, sbyte** names, void** values, nuint* sizes, daos_event* ev)
    {
        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        return container.CanWrite ? AttributeRequests.Set(container.Store, container.Number, n, names, values, sizes) : Der.NoPermission;
    }

    [NativeExport]
    public static int daos_cont_get_attr(daos_handle_t coh, int n, sbyte** names, void** buffers, nuint* sizes, daos_event* ev) =>
        ContainerHandle.Find(coh) is { } container
            ? container.CanRead ? AttributeRequests.Get(container.Store, container.Number, n, names, buffers, sizes) : Der.NoPermission
            : Der.NoHandle;

    [NativeExport]
    public static int daos_cont_del_attr(daos_handle_t coh, int n, sbyte** names, daos_event* ev)
    {
        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        return container.CanWrite ? AttributeRequests.Delete(container.Store, container.Number, n, names) : Der.NoPermission;
    }

    [NativeExport]
    public static int daos_cont_list_attr(daos_handle_t coh, sbyte* buffer, nuint* size, daos_event* ev) =>
        ContainerHandle.Find(coh) is { } container
            ? container.CanRead ? AttributeRequests.List(container.Store, container.Number, buffer, size) : Der.NoPermission
            : Der.NoHandle;
}
