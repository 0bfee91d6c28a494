using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>The caller's scatter list of an update, read from front to back.</summary>
internal unsafe struct SourceBuffers
{
    private readonly d_iov_t* _iovs;
    private readonly uint _count;
    private uint _index;
    private ulong _offset;

    public SourceBuffers(d_sg_list_t* list)
    {
        if (list != null)
        {
            _iovs = list->sg_iovs;
            _count = _iovs == null ? 0 : list->sg_nr;
        }
    }

    /// <summary>Bytes in the list.</summary>
    public readonly ulong Length
    {
        get
        {
            ulong length = 0;
            for (uint i = 0; i < _count; i++)
            {
                length += _iovs[i].iov_len;
            }

            return length;
        }
    }

    /// <summary>Bytes up to the end of the current buffer, at most what one span holds.</summary>
    public long ContiguousLength
    {
        get
        {
            while (_index < _count)
            {
                ulong left = _iovs[_index].iov_len - _offset;
                if (left > 0)
                {
                    return (long)Math.Min(left, 1UL << 30);
                }

                _index++;
                _offset = 0;
            }

            return 0;
        }
    }

    /// <summary>The next bytes that lie in one piece, at most <paramref name="most"/>; empty at the end.</summary>
    public ReadOnlySpan<byte> Next(long most)
    {
        while (_index < _count)
        {
            ref d_iov_t iov = ref _iovs[_index];
            ulong left = iov.iov_len - _offset;
            if (left == 0)
            {
                _index++;
                _offset = 0;
                continue;
            }

            int n = (int)Math.Min((ulong)Math.Min(most, int.MaxValue), left);
            ReadOnlySpan<byte> piece = new((byte*)iov.iov_buf + _offset, n);
            _offset += (ulong)n;
            return piece;
        }

        return default;
    }

    /// <summary>Fills the destination. False when the list ends before.</summary>
    public bool TryCopyTo(scoped Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            ReadOnlySpan<byte> piece = Next(destination.Length);
            if (piece.IsEmpty)
            {
                return false;
            }

            piece.CopyTo(destination);
            destination = destination[piece.Length..];
        }

        return true;
    }
}
