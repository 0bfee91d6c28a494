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

    /// <summary>Changes owner, owner group or access list of a pool, as dmg does. It counts for connections that are made from now on.</summary>
    /// <param name="sys">Name of the system, or null for the default one.</param>
    /// <param name="pool">Label or UUID text.</param>
    /// <param name="prop">Entries of the types DAOS_PROP_PO_ACL, DAOS_PROP_PO_OWNER and DAOS_PROP_PO_OWNER_GROUP.</param>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_pool_set_prop([NativeTypeName("const char *")] sbyte* sys, [NativeTypeName("const char *")] sbyte* pool, daos_prop_t* prop);

    /// <summary>Verifies every record and data block of a pool.</summary>
    /// <param name="sys">Name of the system, or null for the default one.</param>
    /// <param name="pool">Label or UUID text.</param>
    /// <param name="damaged">Receives the number of damaged records; the last error names the first of them.</param>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_pool_check([NativeTypeName("const char *")] sbyte* sys, [NativeTypeName("const char *")] sbyte* pool, [NativeTypeName("uint64_t *")] ulong* damaged);

    /// <summary>
    /// Verifies everything of a pool: the pages of its index, every record and data block, and what they say of each other. Reads one state
    /// of the pool, whatever is written meanwhile. Findings are no error: the result is 0 when the check could be made.
    /// </summary>
    /// <param name="sys">Name of the system, or null for the default one.</param>
    /// <param name="pool">Label or UUID text.</param>
    /// <param name="finding">
    /// Called for each finding with <paramref name="arg"/>, its kind and words in UTF-8 that are valid until it returns; not 0 ends the check.
    /// May be null. Kinds: 1 a file or page of the index, 2 a record, 3 data, 4 a reference between records, 5 space.
    /// </param>
    /// <param name="arg">Passed on.</param>
    /// <param name="records">Receives the number of records that were looked at; may be null.</param>
    /// <param name="findings">Receives the number of findings; may be null.</param>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_pool_check2([NativeTypeName("const char *")] sbyte* sys, [NativeTypeName("const char *")] sbyte* pool, [NativeTypeName("int (*)(void *, uint32_t, const char *)")] delegate* unmanaged[Cdecl]<void*, uint, sbyte*, int> finding, void* arg, [NativeTypeName("uint64_t *")] ulong* records, [NativeTypeName("uint64_t *")] ulong* findings);

    /// <summary>Tells what this process has committed to a pool since it opened it.</summary>
    /// <param name="poh">Handle of a connection to the pool.</param>
    /// <param name="operations">Receives the number of modifications.</param>
    /// <param name="commits">Receives the number of transactions in which they were: operations / commits is the mean size of a group.</param>
    /// <returns>0, -DER_NO_HDL, or -DER_INVAL without room for the numbers.</returns>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_pool_counters(daos_handle_t poh, [NativeTypeName("uint64_t *")] ulong* operations, [NativeTypeName("uint64_t *")] ulong* commits);

    /// <summary>Copies the words of the calling thread's last failure, cut to the buffer and ended by a zero byte.</summary>
    /// <returns>Length of the text in bytes, without the end; 0 when there was none.</returns>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_last_error([NativeTypeName("char *")] sbyte* text, [NativeTypeName("size_t")] nuint size);

    /// <summary>The code of the failure that <see cref="dse_last_error"/> has the words for; a later failure with another code had none.</summary>
    /// <returns>A negative DER code; 0 when it is not known.</returns>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_last_error_code();

    /// <summary>
    /// Copies the words of the failure of an event's last operation, whichever thread ended it. They are kept from the completion until
    /// the event is launched again or finalised; the caller has polled or tested the event.
    /// </summary>
    /// <param name="ev">The event.</param>
    /// <param name="text">Room for the text, which is cut to it and ended by a zero byte; null to ask for the length.</param>
    /// <param name="size">Size of the room in bytes.</param>
    /// <returns>Length of the text in bytes, without the end; 0 when there was none.</returns>
    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dse_event_error([NativeTypeName("daos_event_t *")] daos_event* ev, [NativeTypeName("char *")] sbyte* text, [NativeTypeName("size_t")] nuint size);
}
