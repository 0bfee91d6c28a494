using DaosSharp.Generators;
using DaosSharp.Interop;

namespace Safe;

/// <summary>A root without a parent, closed by a function with an event.</summary>
[NativeHandle(Close = "daos_cont_close")]
internal sealed partial class ContainerHandle;

[NativeHandle(Close = "daos_kv_close", Parent = typeof(ContainerHandle))]
internal sealed partial class KeyValueHandle;

/// <summary>A pointer handle.</summary>
[NativeHandle(Close = "dfs_umount", Parent = typeof(ContainerHandle))]
internal sealed partial class DfsHandle;

/// <summary>Closed with flags.</summary>
[NativeHandle(Close = "daos_eq_destroy", Api = typeof(DaosApi))]
internal sealed partial class QueueHandle;
