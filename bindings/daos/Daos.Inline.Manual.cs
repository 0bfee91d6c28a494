using System.Runtime.CompilerServices;

namespace DaosSharp.Interop;

// Inline functions of daos_types.h, daos_api.h, daos_version.h and gurt/types.h, which no library exports.
public static unsafe partial class Daos
{
    /// <summary>Describes a full buffer: both the room and the data length are <paramref name="size"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void d_iov_set(d_iov_t* iov, void* buf, [NativeTypeName("size_t")] nuint size)
    {
        iov->iov_buf = buf;
        iov->iov_buf_len = size;
        iov->iov_len = size;
    }

    [return: NativeTypeName("_Bool")]
    public static bool daos_handle_is_inval(daos_handle_t hdl) => hdl.cookie == 0;

    [return: NativeTypeName("_Bool")]
    public static bool daos_handle_is_valid(daos_handle_t hdl) => hdl.cookie != 0;

    [AddedIn("2.6")]
    [return: NativeTypeName("_Bool")]
    public static bool daos_key_is_null([NativeTypeName("daos_key_t")] d_iov_t key) => key.iov_buf == null || key.iov_buf_len == 0;

    /// <summary>Makes the anchor the start of an enumeration. <paramref name="opts"/> is reserved; the result is always 0.</summary>
    public static int daos_anchor_init(daos_anchor_t* anchor, [NativeTypeName("unsigned int")] uint opts)
    {
        *anchor = default;
        return 0;
    }

    /// <summary>Nothing to free in any DAOS version so far.</summary>
    public static void daos_anchor_fini(daos_anchor_t* anchor)
    {
    }

    [return: NativeTypeName("_Bool")]
    public static bool daos_anchor_is_eof(daos_anchor_t* anchor) => anchor->da_type == (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_EOF;

    /// <summary>Stamps the version of the headers that the bindings were generated from.</summary>
    [AddedIn("2.8")]
    public static void daos_version_pack(daos_version_t* ver)
    {
        ver->Anonymous.major = DAOS_VERSION_MAJOR;
        ver->Anonymous.minor = DAOS_VERSION_MINOR;
        ver->Anonymous.patch = DAOS_VERSION_FIX;
        ver->Anonymous.protocol = DAOS_VERSION_PROTOCAL;
    }

    [AddedIn("2.8")]
    [return: NativeTypeName("uint8_t")]
    public static byte daos_version_get_protocol([NativeTypeName("const daos_version_t *")] daos_version_t* ver) => ver->Anonymous.protocol;
}
