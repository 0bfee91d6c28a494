using System.Runtime.InteropServices;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>The key-value interface: a key is a dkey with one akey, a single value.</summary>
internal static unsafe class KeyValueRequests
{
    private const byte Akey = (byte)'0';

    public static int Put(ObjectHandle target, daos_handle_t th, ulong flags, sbyte* key, ulong size, void* buffer)
    {
        // An entry is a dkey; DAOS finds no akey there that an insert could collide with.
        if ((flags & Condition.Mask) == Condition.AkeyInsert)
        {
            flags = 0;
        }

        byte akey = Akey;
        d_iov_t dkey = Key(key);
        d_iov_t value = new() { iov_buf = buffer, iov_buf_len = (nuint)size, iov_len = (nuint)size };
        d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &value };
        daos_iod_t iod = Iod(&akey, size);
        return ObjectRequests.Update(target, th, flags, &dkey, 1, &iod, &list);
    }

    public static int Get(ObjectHandle target, daos_handle_t th, ulong flags, sbyte* key, ulong* size, void* buffer)
    {
        byte akey = Akey;
        d_iov_t dkey = Key(key);
        d_iov_t value = new() { iov_buf = buffer, iov_buf_len = (nuint)(*size), iov_len = (nuint)(*size) };
        d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &value };
        daos_iod_t iod = Iod(&akey, *size);
        bool reads = buffer != null && *size > 0;
        int rc = ObjectRequests.Fetch(target, th, flags, &dkey, 1, &iod, reads ? &list : null, null);
        *size = iod.iod_size;
        return rc;
    }

    public static int Remove(ObjectHandle target, daos_handle_t th, ulong flags, sbyte* key)
    {
        d_iov_t dkey = Key(key);
        return ObjectRequests.Punch(target, th, flags, &dkey, 0, null);
    }

    private static d_iov_t Key(sbyte* key)
    {
        nuint length = (nuint)MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)key).Length;
        return new d_iov_t { iov_buf = key, iov_buf_len = length, iov_len = length };
    }

    private static daos_iod_t Iod(byte* akey, ulong size) => new()
    {
        iod_name = new d_iov_t { iov_buf = akey, iov_buf_len = 1, iov_len = 1 },
        iod_type = daos_iod_type_t.DAOS_IOD_SINGLE,
        iod_size = size,
        iod_nr = 1,
    };
}
