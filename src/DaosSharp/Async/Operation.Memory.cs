using DaosSharp.Interop;

namespace DaosSharp.Async;

// The memory that belongs to an operation: data, and native memory for what does not fit into the block.
internal sealed unsafe partial class Operation
{
    private Attachment _data;
    private Attachment[] _segments = [];
    private int _segmentCount;
    private DaosMemoryLease? _overflow;
    private DaosMemoryLease? _secondOverflow;

    /// <summary>Bytes of data, for the metrics.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the await may end before the completion: all memory belongs to the operation.</summary>
    public bool CanLeaveEarly { get; private set; } = true;

    /// <summary>libdaos has a span of the caller, which is gone as soon as the synchronous call returns.</summary>
    public bool UsesSpan { get; private set; }

    /// <summary>The memory that the first <see cref="AttachOverflow"/> gave.</summary>
    public byte* OverflowAddress => (byte*)_overflow!.Block.Address;

    /// <summary>Makes memory that libdaos will read part of the operation.</summary>
    /// <returns>Address of the data, valid until the completion.</returns>
    /// <exception cref="ObjectDisposedException">The memory is of a lease that was returned.</exception>
    public void* AttachSource(ReadOnlyMemory<byte> source)
    {
        Bytes = source.Length;
        return AttachSource(ref _data, source);
    }

    /// <summary>Makes memory that libdaos will write part of the operation.</summary>
    /// <param name="destination">Where the caller wants the data.</param>
    /// <param name="keepContent">libdaos may leave parts of it as they are.</param>
    /// <returns>Address of the data, valid until the completion; a copy reaches the caller's memory only when the await has not ended before.</returns>
    /// <exception cref="ObjectDisposedException">The memory is of a lease that was returned.</exception>
    public void* AttachDestination(Memory<byte> destination, bool keepContent = false)
    {
        Bytes = destination.Length;
        return AttachDestination(ref _data, destination, keepContent);
    }

    /// <summary>As the form with memory, for a synchronous operation, during which the caller keeps the memory where it is.</summary>
    /// <param name="source">Address of pinned memory or of the stack.</param>
    /// <param name="length">Bytes.</param>
    public void* AttachSource(byte* source, int length)
    {
        void* address = AttachPinned(source, length, out bool copy);
        if (copy)
            Buffer.MemoryCopy(source, address, length, length);
        return address;
    }

    /// <summary>As the form with memory, for a synchronous operation, during which the caller keeps the memory where it is.</summary>
    /// <param name="destination">Address of pinned memory or of the stack.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="keepContent">libdaos may leave parts of it as they are.</param>
    public void* AttachDestination(byte* destination, int length, bool keepContent = false)
    {
        void* address = AttachPinned(destination, length, out bool copy);
        if (!copy)
            return address;
        _data.CopyBackTo(destination, length);
        if (keepContent)
            Buffer.MemoryCopy(destination, address, length, length);
        return address;
    }

    /// <summary>Makes several pieces of memory that libdaos will read part of the operation; empty ones are left out.</summary>
    /// <returns>The native list, valid until the completion.</returns>
    public d_sg_list_t* AttachSources(ReadOnlySpan<ReadOnlyMemory<byte>> sources)
    {
        d_iov_t* iov = BeginList(sources.Length);
        foreach (ReadOnlyMemory<byte> source in sources)
        {
            if (!source.IsEmpty)
                Daos.d_iov_set(iov++, AttachSource(ref NextSegment(source.Length), source), (nuint)source.Length);
        }
        return &Block->Sgl;
    }

    /// <summary>Makes several pieces of memory that libdaos may write part of the operation; empty ones are left out.</summary>
    /// <returns>The native list, valid until the completion.</returns>
    public d_sg_list_t* AttachDestinations(ReadOnlySpan<Memory<byte>> destinations)
    {
        d_iov_t* iov = BeginList(destinations.Length);
        foreach (Memory<byte> destination in destinations)
        {
            if (!destination.IsEmpty)
                Daos.d_iov_set(iov++, AttachDestination(ref NextSegment(destination.Length), destination, keepContent: true), (nuint)destination.Length);
        }
        return &Block->Sgl;
    }

    /// <summary>Makes a native list of one piece of memory that was attached.</summary>
    public d_sg_list_t* ListOf(void* address, int length)
    {
        d_iov_t* iov = (d_iov_t*)&Block->Iovs;
        Daos.d_iov_set(iov, address, (nuint)length);
        Block->Sgl = new() { sg_nr = 1, sg_iovs = iov };
        return &Block->Sgl;
    }

    /// <summary>Gives the operation native memory of its own, such as for long lists; twice at most.</summary>
    /// <param name="length">Bytes.</param>
    public byte* AttachOverflow(int length)
    {
        if (_secondOverflow is not null)
            throw new InvalidOperationException("An operation has two overflow blocks at most.");
        DaosMemoryLease overflow = Queue.Memory.RentLease(length);
        if (_overflow is null)
            _overflow = overflow;
        else
            _secondOverflow = overflow;
        return (byte*)overflow.Address;
    }

    /// <summary>Copies the data to the caller, whose await has not ended.</summary>
    public void CopyBack(long result)
    {
        if (_data.IsCopiedBack)
            _data.CopyBack(Kind.BytesToCopy(this, result));
        for (int i = 0; i < _segmentCount; i++)
            _segments[i].CopyBack(long.MaxValue);
        if (!Numbers.IsEmpty)
            Kind.WriteNumbers(this, Numbers.Span);
    }

    /// <summary>Gives up all memory; nothing native uses it any more.</summary>
    public void ReleaseMemory()
    {
        CanLeaveEarly = true;
        UsesSpan = false;
        if (!Numbers.IsEmpty)
            Numbers = default;
        // Returning may throw when a guard finds an overrun; what is gone must not be kept then.
        try
        {
            _data.Release();
        }
        finally
        {
            if (_overflow is not null || _segmentCount > 0)
                ReleaseMore();
        }
    }

    private void ReleaseMore()
    {
        DaosMemoryLease? overflow = _overflow;
        DaosMemoryLease? second = _secondOverflow;
        _overflow = null;
        _secondOverflow = null;
        try
        {
            ((IDisposable?)overflow)?.Dispose();
            ((IDisposable?)second)?.Dispose();
        }
        finally
        {
            while (_segmentCount > 0)
                _segments[--_segmentCount].Release();
        }
    }

    private void* AttachSource(ref Attachment attachment, ReadOnlyMemory<byte> source)
    {
        void* address = Attach(ref attachment, source, out bool copy);
        if (copy)
            source.Span.CopyTo(new Span<byte>(address, source.Length));
        return address;
    }

    private void* AttachDestination(ref Attachment attachment, Memory<byte> destination, bool keepContent)
    {
        void* address = Attach(ref attachment, destination, out bool copy);
        if (!copy)
            return address;
        attachment.CopyBackTo(destination);
        if (keepContent)
            destination.Span.CopyTo(new Span<byte>(address, destination.Length));
        return address;
    }

    private void* Attach(ref Attachment attachment, ReadOnlyMemory<byte> memory, out bool copy)
    {
        copy = false;
        if (memory.IsEmpty)
            return &Block->Words;
        if (DaosMemoryLease.TryGet(memory, out DaosMemoryLease? lease, out int offset))
            return attachment.Hold(lease!, offset);
        // A synchronous call does not end before its completion: pinning costs less than a copy, and nobody could leave early.
        if (memory.Length >= Queue.PinThreshold || IsSynchronous)
        {
            CanLeaveEarly = false;
            return attachment.Pin(memory);
        }
        copy = true;
        return attachment.Own(Queue.Memory.RentLease(memory.Length));
    }

    // Memory of the stack cannot be left to libdaos when the queue fails under the operation, so that short data is copied. A call that
    // blocks inside the library has no such end.
    private void* AttachPinned(byte* memory, int length, out bool copy)
    {
        copy = false;
        Bytes = length;
        if (length == 0)
            return &Block->Words;
        if (Queue.CallsBlock || length >= Queue.PinThreshold)
        {
            UsesSpan = true;
            return memory;
        }
        copy = true;
        return _data.Own(Queue.Memory.RentLease(length));
    }

    private d_iov_t* BeginList(int count)
    {
        if (_segments.Length < count)
            _segments = new Attachment[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count)];
        d_iov_t* iovs = count <= OperationBlock.VectorLength
            ? (d_iov_t*)&Block->Iovs
            : (d_iov_t*)AttachOverflow(checked(count * sizeof(d_iov_t)));
        Block->Sgl = new() { sg_iovs = iovs };
        return iovs;
    }

    private ref Attachment NextSegment(int length)
    {
        Bytes += length;
        Block->Sgl.sg_nr++;
        return ref _segments[_segmentCount++];
    }
}
