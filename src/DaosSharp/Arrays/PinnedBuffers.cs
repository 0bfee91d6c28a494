using System.Buffers;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Several buffers of one call, pinned, in native form. Empty ones are left out.</summary>
internal unsafe ref struct PinnedBuffers
{
    private readonly MemoryHandle[] _pins;
    private readonly d_iov_t[] _buffers;
    private int _count;

    private PinnedBuffers(int capacity)
    {
        _pins = ArrayPool<MemoryHandle>.Shared.Rent(capacity);
        _buffers = ArrayPool<d_iov_t>.Shared.Rent(capacity);
    }

    /// <summary>Number of bytes of all buffers.</summary>
    public long Bytes { get; private set; }

    public readonly Span<d_iov_t> Native => _buffers.AsSpan(0, _count);

    public static PinnedBuffers Of(ReadOnlySpan<ReadOnlyMemory<byte>> buffers)
    {
        PinnedBuffers pinned = new(buffers.Length);
        try
        {
            foreach (ReadOnlyMemory<byte> buffer in buffers)
                pinned.Add(buffer);
            return pinned;
        }
        catch
        {
            pinned.Dispose();
            throw;
        }
    }

    public static PinnedBuffers Of(ReadOnlySpan<Memory<byte>> buffers)
    {
        PinnedBuffers pinned = new(buffers.Length);
        try
        {
            foreach (Memory<byte> buffer in buffers)
                pinned.Add(buffer);
            return pinned;
        }
        catch
        {
            pinned.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (ref MemoryHandle pin in _pins.AsSpan(0, _count))
        {
            pin.Dispose();
            pin = default;
        }
        _count = 0;
        ArrayPool<MemoryHandle>.Shared.Return(_pins);
        ArrayPool<d_iov_t>.Shared.Return(_buffers);
    }

    private void Add(ReadOnlyMemory<byte> buffer)
    {
        if (buffer.IsEmpty)
            return;
        MemoryHandle pin = buffer.Pin();
        _pins[_count] = pin;
        fixed (d_iov_t* iov = &_buffers[_count])
            Daos.d_iov_set(iov, pin.Pointer, (nuint)buffer.Length);
        _count++;
        Bytes += buffer.Length;
    }
}
