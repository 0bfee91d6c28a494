using DaosSharp.Generators;

namespace DaosSharp;

/// <summary>A pool connection; holds its system.</summary>
[NativeHandle(Close = "daos_pool_disconnect", Parent = typeof(SystemHandle))]
internal sealed partial class PoolHandle;
