using System.Runtime.InteropServices;

namespace DaosSharp.Interop;

public static unsafe partial class Engine
{
    /// <summary>Gives the path of the default system: the one in DAOSSHARP_SYSTEM, else one in the user's data directory.</summary>
    /// <param name="directory">Receives the path, UTF-8, cut to the buffer and ended by a zero byte.</param>
    /// <param name="size">Room in bytes.</param>
    /// <returns>Length of the whole path in bytes, without the end.</returns>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_system_default([NativeTypeName("char *")] sbyte* directory, [NativeTypeName("size_t")] nuint size);

    /// <summary>Says whether a directory is a system, without opening or making one: 0, or -DER_NONEXIST.</summary>
    /// <param name="directory">Path, UTF-8.</param>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_system_exists([NativeTypeName("const char *")] sbyte* directory);
}
