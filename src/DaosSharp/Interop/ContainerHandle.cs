using DaosSharp.Generators;

namespace DaosSharp;

/// <summary>An open container; holds its pool connection.</summary>
[NativeHandle(Close = "daos_cont_close", Parent = typeof(PoolHandle))]
internal sealed partial class ContainerHandle;
