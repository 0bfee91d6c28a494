using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>The caller's scatter list of a key listing: each key lies whole in one buffer, behind those that came before it.</summary>
internal unsafe struct KeyBuffers(d_sg_list_t* list)
{
    private uint _index;
    private nuint _used;

    /// <summary>Room for a key of this length, in the first buffer from the present one on that has it; empty when there is none.</summary>
    public Span<byte> Take(int length)
    {
        nuint used = _used;
        for (uint i = _index; i < list->sg_nr; i++, used = 0)
        {
            ref d_iov_t iov = ref list->sg_iovs[i];
            if (iov.iov_buf_len - used < (nuint)length)
            {
                continue;
            }

            _index = i;
            _used = used + (nuint)length;
            return new Span<byte>((byte*)iov.iov_buf + used, length);
        }

        return default;
    }

    /// <summary>Notes the bytes of the present buffer that hold keys.</summary>
    public readonly void SetLength()
    {
        list->sg_iovs[_index].iov_len = _used;
        list->sg_nr_out = _index + 1;
    }
}
