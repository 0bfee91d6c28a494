using System.Runtime.CompilerServices;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// The calls of one key-value object, run to their end by the calling thread: memory is pinned for the call only. All reading and changing
/// of values goes through here, keys in their zero-terminated form.
/// </summary>
internal static unsafe class KeyValueCalls
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Put(KeyValueHandle handle, ulong condition, in NativeText key, ReadOnlySpan<byte> value)
    {
        int rc;
        byte nothing = 0;
        fixed (byte* pKey = key)
        fixed (byte* pValue = value)
            rc = handle.Api.daos_kv_put(handle.Value, default, condition, (sbyte*)pKey, (ulong)value.Length, pValue == null ? &nothing : pValue, null);
        GC.KeepAlive(handle);
        return rc;
    }

    /// <param name="size">Size of the value, also when it did not fit. An empty destination only asks for the size.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Get(KeyValueHandle handle, ulong condition, in NativeText key, Span<byte> destination, out ulong size)
    {
        int rc;
        ulong length = (ulong)destination.Length;
        fixed (byte* pKey = key)
        fixed (byte* pValue = destination)
            rc = handle.Api.daos_kv_get(handle.Value, default, condition, (sbyte*)pKey, &length, pValue, null);
        GC.KeepAlive(handle);
        size = length;
        return rc;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Remove(KeyValueHandle handle, ulong condition, in NativeText key)
    {
        int rc;
        fixed (byte* pKey = key)
            rc = handle.Api.daos_kv_remove(handle.Value, default, condition, (sbyte*)pKey, null);
        GC.KeepAlive(handle);
        return rc;
    }

    /// <param name="descriptors">Room for the lengths of the keys of a page.</param>
    /// <param name="names">Room for the keys.</param>
    /// <param name="anchor">Where to begin; where to go on.</param>
    /// <param name="count">Number of keys.</param>
    public static int List(KeyValueHandle handle, Span<daos_key_desc_t> descriptors, Span<byte> names, ref daos_anchor_t anchor, out int count)
    {
        int rc;
        uint nr = (uint)descriptors.Length;
        fixed (daos_key_desc_t* pDescriptors = descriptors)
        fixed (byte* pNames = names)
        fixed (daos_anchor_t* pAnchor = &anchor)
        {
            d_iov_t iov;
            Daos.d_iov_set(&iov, pNames, (nuint)names.Length);
            d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &iov };
            rc = handle.Api.daos_kv_list(handle.Value, default, &nr, pDescriptors, &sgl, pAnchor, null);
        }
        GC.KeepAlive(handle);
        count = rc == 0 ? (int)nr : 0;
        return rc;
    }
}
