using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace DaosSharp.Interop;

public partial struct daos_handle_t
{
    [NativeTypeName("uint64_t")]
    public ulong cookie;
}

public partial struct daos_obj_id_t
{
    public ulong lo;
    public ulong hi;
}

public unsafe partial struct d_iov_t
{
    public nuint iov_buf_len;
    public nuint iov_len;
    public void* iov_buf;
}

public partial struct daos_event
{
    public int ev_error;
    public _ev_private_e__FixedBuffer ev_private;

    [InlineArray(20)]
    public partial struct _ev_private_e__FixedBuffer
    {
        public ulong e0;
    }
}

public partial struct dfs_t;

public partial struct dirent;

[AttributeUsage(AttributeTargets.All)]
internal sealed class NativeTypeNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class AddedInAttribute(string version) : Attribute
{
    public string Version { get; } = version;
}

public static unsafe partial class Daos
{
    public const int DAOS_API_VERSION_MAJOR = 2;

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int daos_init();

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int daos_kv_put(daos_handle_t oh, daos_handle_t th, [NativeTypeName("uint64_t")] ulong flags, [NativeTypeName("const char *")] sbyte* key, [NativeTypeName("daos_size_t")] ulong size, [NativeTypeName("const void *")] void* buf, daos_event* ev);

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int daos_kv_close(daos_handle_t oh, daos_event* ev);

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int daos_cont_close(daos_handle_t coh, daos_event* ev);

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int daos_eq_destroy(daos_handle_t eqh, int flags);

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int daos_event_init(daos_event* ev, daos_handle_t eqh, daos_event* parent);

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int daos_event_fini(daos_event* ev);

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int daos_event_register_comp_cb(daos_event* ev, [NativeTypeName("daos_event_comp_cb_t")] delegate* unmanaged[Cdecl]<void*, daos_event*, int, int> cb, void* arg);

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern void daos_obj_generate(daos_obj_id_t oid, daos_obj_id_t* @out, nuint count);

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [AddedIn("2.6")]
    public static extern daos_event* daos_event_next(daos_event* parent, daos_event* child);

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [AddedIn("2.8")]
    public static extern ulong daos_obj_count(daos_handle_t oh);

    [DllImport("libdaos", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("_Bool")]
    public static extern bool daos_ace_is_valid(void* ace, [NativeTypeName("_Bool")] bool strict);

    [DllImport("libdfs", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dfs_umount(dfs_t* dfs);

    [DllImport("libdfs", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dfs_read(dfs_t* dfs, d_iov_t* iov, ulong off, daos_event* ev);

    [DllImport("libdfs", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern int dfs_readdir(dfs_t* dfs, dirent* dirs);

    [DllImport("libduns", CallingConvention = CallingConvention.Cdecl, EntryPoint = "duns_resolve_path", ExactSpelling = true)]
    [AddedIn("2.9")]
    public static extern int duns_resolve(byte* path, void* attr);
}
