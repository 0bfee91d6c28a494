using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>The caller's scatter list of a fetch, filled from front to back. Holes are skipped and leave the buffers as they are.</summary>
internal unsafe struct DestinationBuffers
{
    private readonly d_sg_list_t* _list;
    private readonly d_iov_t* _iovs;
    private readonly uint _count;
    private readonly bool _byLength;
    private uint _index;
    private ulong _offset;

    /// <param name="byLength">The room of a buffer is its iov_len, as in the array interface, not its iov_buf_len.</param>
    public DestinationBuffers(d_sg_list_t* list, bool byLength = false)
    {
        _byLength = byLength;
        _list = list;
        if (list != null)
        {
            _iovs = list->sg_iovs;
            _count = _iovs == null ? 0 : list->sg_nr;
        }
    }

    /// <summary>Room in the list, in bytes.</summary>
    public readonly ulong Capacity
    {
        get
        {
            ulong capacity = 0;
            for (uint i = 0; i < _count; i++)
            {
                capacity += Room(i);
            }

            return capacity;
        }
    }

    /// <summary>The next bytes that lie in one piece, at most <paramref name="most"/>; empty at the end. They count as passed.</summary>
    public Span<byte> Next(long most)
    {
        while (_index < _count)
        {
            ulong left = Room(_index) - _offset;
            if (left == 0)
            {
                _index++;
                _offset = 0;
                continue;
            }

            int n = (int)Math.Min((ulong)Math.Min(most, int.MaxValue), left);
            Span<byte> piece = new((byte*)_iovs[_index].iov_buf + _offset, n);
            _offset += (ulong)n;
            return piece;
        }

        return default;
    }

    public void CopyFrom(scoped ReadOnlySpan<byte> source)
    {
        while (!source.IsEmpty)
        {
            Span<byte> piece = Next(source.Length);
            if (piece.IsEmpty)
            {
                return;
            }

            source[..piece.Length].CopyTo(piece);
            source = source[piece.Length..];
        }
    }

    public void Skip(long length)
    {
        while (length > 0)
        {
            Span<byte> piece = Next(length);
            if (piece.IsEmpty)
            {
                return;
            }

            length -= piece.Length;
        }
    }

    /// <summary>Writes the out fields of the list as DAOS does: lengths up to the last byte that was filled.</summary>
    /// <param name="end">Bytes from the front to the end of the last filled piece; with 0 nothing is written but the count.</param>
    public readonly void SetLengths(ulong end)
    {
        if (_list == null)
        {
            return;
        }

        uint used = 0;
        for (uint i = 0; i < _count && end > 0; i++)
        {
            ulong n = Math.Min(end, _iovs[i].iov_buf_len);
            _iovs[i].iov_len = (nuint)n;
            end -= n;
            used = i + 1;
        }

        _list->sg_nr_out = used;
    }

    private readonly ulong Room(uint index) => _byLength ? _iovs[index].iov_len : _iovs[index].iov_buf_len;
}
