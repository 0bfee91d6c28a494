using DaosSharp.Generators;

namespace DaosSharp;

/// <summary>An open multi-level object; holds its container.</summary>
[NativeHandle(Close = "daos_obj_close", Parent = typeof(ContainerHandle))]
internal sealed partial class ObjectHandle;
