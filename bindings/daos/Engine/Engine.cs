using System.Runtime.InteropServices;

namespace DaosSharp.Interop;

/// <summary>
/// The embedded engine's own C functions: what dmg does for a DAOS system. They are not part of DAOS; an installed DAOS lacks them.
/// All return 0 or a negative DER code, and <see cref="dse_last_error"/> has the words for the last failure of the calling thread.
/// </summary>
public static unsafe partial class Engine
{
    private const string Library = "libdaossharp_engine";

    /// <summary>Opens the system in a directory, creating both when missing, and gives the name by which daos_pool_connect knows it.</summary>
    /// <param name="directory">Path, UTF-8.</param>
    /// <param name="name">Room for DAOS_SYS_NAME_MAX + 1 bytes.</param>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_system_attach([NativeTypeName("const char *")] sbyte* directory, [NativeTypeName("char *")] sbyte* name);

    /// <summary>Gives up one attach of a system. The last one closes its files once no pool of it is connected.</summary>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_system_detach([NativeTypeName("const char *")] sbyte* name);

    /// <summary>Creates a pool.</summary>
    /// <param name="sys">Name of the system, or null for the default one.</param>
    /// <param name="label">Label of the pool: letters, digits, dot, underscore, colon, hyphen.</param>
    /// <param name="size">Capacity in bytes.</param>
    /// <param name="uuid">Receives the 16 bytes of the pool's UUID; may be null.</param>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_pool_create([NativeTypeName("const char *")] sbyte* sys, [NativeTypeName("const char *")] sbyte* label, [NativeTypeName("uint64_t")] ulong size, [NativeTypeName("uuid_t")] byte* uuid);

    /// <summary>Creates a pool with a durability; <see cref="dse_pool_create"/> gives it <see cref="dse_durability.DSE_DURABILITY_PROCESS"/>.</summary>
    /// <param name="sys">Name of the system, or null for the default one.</param>
    /// <param name="label">Label of the pool: letters, digits, dot, underscore, colon, hyphen.</param>
    /// <param name="size">Capacity in bytes.</param>
    /// <param name="durability">What acknowledged updates survive.</param>
    /// <param name="uuid">Receives the 16 bytes of the pool's UUID; may be null.</param>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_pool_create2([NativeTypeName("const char *")] sbyte* sys, [NativeTypeName("const char *")] sbyte* label, [NativeTypeName("uint64_t")] ulong size, [NativeTypeName("enum dse_durability")] dse_durability durability, [NativeTypeName("uuid_t")] byte* uuid);

    /// <summary>Asks what acknowledged updates of a pool survive.</summary>
    /// <param name="sys">Name of the system, or null for the default one.</param>
    /// <param name="pool">Label or UUID text.</param>
    /// <param name="durability">Receives the answer.</param>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_pool_get_durability([NativeTypeName("const char *")] sbyte* sys, [NativeTypeName("const char *")] sbyte* pool, [NativeTypeName("enum dse_durability *")] dse_durability* durability);

    /// <summary>
    /// Changes what acknowledged updates of a pool survive; -DER_BUSY while anybody has the pool open. When it returns, all earlier
    /// updates are on the disk.
    /// </summary>
    /// <param name="sys">Name of the system, or null for the default one.</param>
    /// <param name="pool">Label or UUID text.</param>
    /// <param name="durability">The new durability.</param>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_pool_set_durability([NativeTypeName("const char *")] sbyte* sys, [NativeTypeName("const char *")] sbyte* pool, [NativeTypeName("enum dse_durability")] dse_durability durability);

    /// <summary>Destroys a pool and all it holds; without force only when it has no containers and no connections.</summary>
    /// <param name="sys">Name of the system, or null for the default one.</param>
    /// <param name="pool">Label or UUID text.</param>
    /// <param name="force">Not 0: also with containers or connections.</param>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_pool_destroy([NativeTypeName("const char *")] sbyte* sys, [NativeTypeName("const char *")] sbyte* pool, int force);

    /// <summary>Verifies every record and data block of a pool.</summary>
    /// <param name="sys">Name of the system, or null for the default one.</param>
    /// <param name="pool">Label or UUID text.</param>
    /// <param name="damaged">Receives the number of damaged records; the last error names the first of them.</param>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_pool_check([NativeTypeName("const char *")] sbyte* sys, [NativeTypeName("const char *")] sbyte* pool, [NativeTypeName("uint64_t *")] ulong* damaged);

    /// <summary>Copies the words of the calling thread's last failure, cut to the buffer and ended by a zero byte.</summary>
    /// <returns>Length of the text in bytes, without the end; 0 when there was none.</returns>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_last_error([NativeTypeName("char *")] sbyte* text, [NativeTypeName("size_t")] nuint size);
}
