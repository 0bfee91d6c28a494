using System.Buffers;

namespace DaosSharp.Async;

/// <summary>One piece of memory of an operation: a lease that is held, a copy in a lease of its own, or memory of the caller that is pinned.</summary>
internal unsafe struct Attachment
{
    private DaosMemoryLease? _lease;
    private bool _ownsLease;
    private bool _pinned;
    private MemoryHandle _pin;
    private Memory<byte> _copyTo;
    private byte* _copyToPinned;
    private int _copyLength;

    /// <summary>Whether what libdaos writes has to reach the caller by a copy.</summary>
    public readonly bool IsCopiedBack => _copyLength != 0;

    /// <exception cref="ObjectDisposedException">The lease was returned.</exception>
    public void* Hold(DaosMemoryLease lease, int offset)
    {
        lease.Hold();
        _lease = lease;
        _ownsLease = false;
        return (byte*)lease.Block.Address + offset;
    }

    /// <summary>Takes a lease over, for a copy.</summary>
    public void* Own(DaosMemoryLease lease)
    {
        _lease = lease;
        _ownsLease = true;
        return (void*)lease.Block.Address;
    }

    public void* Pin(ReadOnlyMemory<byte> memory)
    {
        _pin = memory.Pin();
        _pinned = true;
        return _pin.Pointer;
    }

    public void CopyBackTo(Memory<byte> destination)
    {
        _copyTo = destination;
        _copyLength = destination.Length;
    }

    public void CopyBackTo(byte* destination, int length)
    {
        _copyToPinned = destination;
        _copyLength = length;
    }

    /// <summary>Copies the beginning of the data to the caller.</summary>
    /// <param name="length">Bytes; limited to what there is.</param>
    public readonly void CopyBack(long length)
    {
        if (_copyLength == 0)
            return;
        ReadOnlySpan<byte> data = new((void*)_lease!.Block.Address, (int)Math.Clamp(length, 0, _copyLength));
        data.CopyTo(_copyToPinned != null ? new Span<byte>(_copyToPinned, _copyLength) : _copyTo.Span);
    }

    public void Release()
    {
        if (_copyLength != 0)
        {
            _copyLength = 0;
            _copyTo = default;
            _copyToPinned = null;
        }
        if (_pinned)
        {
            _pinned = false;
            _pin.Dispose();
            _pin = default;
        }
        DaosMemoryLease? lease = _lease;
        if (lease is null)
            return;
        _lease = null;
        if (_ownsLease)
            ((IDisposable)lease).Dispose();
        else
            lease.Release();
    }
}
