using System.Runtime.CompilerServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>The object call that a key-value call stands for: the key is a dkey with one akey, a single value. Lives on the stack.</summary>
internal unsafe struct KeyValueArguments
{
    public d_iov_t Dkey;
    public daos_iod_t Iod;
    public d_sg_list_t List;
    private d_iov_t _value;
    private byte _akey;

    /// <summary>Fills it in place: its parts point to each other.</summary>
    public void Fill(in KeyValueParts parts)
    {
        _akey = (byte)'0';
        _value = new d_iov_t { iov_buf = parts.Value, iov_buf_len = (nuint)parts.Size, iov_len = (nuint)parts.Size };
        Dkey = parts.Dkey;
        List = new d_sg_list_t { sg_nr = 1, sg_iovs = (d_iov_t*)Unsafe.AsPointer(ref _value) };
        Iod = new daos_iod_t
        {
            iod_name = new d_iov_t { iov_buf = Unsafe.AsPointer(ref _akey), iov_buf_len = 1, iov_len = 1 },
            iod_type = daos_iod_type_t.DAOS_IOD_SINGLE,
            iod_size = parts.Size,
            iod_nr = 1,
        };
    }
}
