using DaosSharp.Generators;

namespace DaosSharp;

/// <summary>An open array; holds its container.</summary>
[NativeHandle(Close = "daos_array_close", Parent = typeof(ContainerHandle))]
internal sealed partial class ArrayHandle;
