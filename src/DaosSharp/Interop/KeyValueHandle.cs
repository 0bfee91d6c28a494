using DaosSharp.Generators;

namespace DaosSharp;

/// <summary>An open key-value object; holds its container.</summary>
[NativeHandle(Close = "daos_kv_close", Parent = typeof(ContainerHandle))]
internal sealed partial class KeyValueHandle;
