using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace DaosSharp.Async;

/// <summary>
/// A slot of a queue: the native block and what the operation in it owns until its completion was polled. Whoever rented the
/// slot fills it and then submits it, or gives it back.
/// </summary>
internal sealed unsafe class Operation(OperationQueue queue, int index, OperationBlock* block)
{
    /// <summary>Set while the submitting call and the completion still have to leave; the last one gives the slot back.</summary>
    public int Parties;

    /// <summary>The event was used by a function that reports errno values.</summary>
    public bool EventReportsErrno;

    /// <summary>The submitting thread waits for <see cref="IsDone"/> itself.</summary>
    public bool IsSynchronous;

    /// <summary>The completion of a synchronous operation was polled.</summary>
    public bool IsDone;

    private DaosMemoryLease? _lease;
    private bool _ownsLease;
    private DaosMemoryLease? _overflow;
    private MemoryHandle _pin;
    private bool _pinned;
    private Memory<byte> _copyTo;

    public OperationQueue Queue { get; } = queue;

    public int Index { get; } = index;

    public OperationBlock* Block { get; } = block;

    /// <summary>Gets the result. A source that nobody has seen stays with the slot; null when there is none.</summary>
    public OperationSource? Source { get; set; }

    public OperationKind Kind { get; set; } = OperationKind.NoResult;

    /// <summary>Kept alive until the completion; names the object in exceptions.</summary>
    public object? Owner { get; set; }

    /// <summary>More that a kind needs.</summary>
    public object? State { get; set; }

    /// <summary>The C function in flight.</summary>
    public string Function { get; set; } = "";

    /// <summary>The key that was set last; null for operations without one.</summary>
    public byte* KeyAddress { get; private set; }

    public long StartTicks { get; set; }

    /// <summary>Bytes of data, for the metrics.</summary>
    public long Bytes { get; set; }

    /// <summary>Whether the await may end before the completion: all memory belongs to the operation.</summary>
    public bool CanLeaveEarly => !_pinned;

    /// <summary>The native memory of the data: a lease or a copy; null for pinned or no memory.</summary>
    public DaosMemoryLease? Lease => _lease;

    /// <summary>The memory that <see cref="AttachOverflow"/> gave.</summary>
    public byte* OverflowAddress => (byte*)_overflow!.Block.Address;

    /// <summary>Makes memory that libdaos will read part of the operation.</summary>
    /// <returns>Address of the data, valid until the completion.</returns>
    /// <exception cref="ObjectDisposedException">The memory is of a lease that was returned.</exception>
    public void* AttachSource(ReadOnlyMemory<byte> source)
    {
        void* address = Attach(source, out bool copy);
        if (copy)
            source.Span.CopyTo(new Span<byte>(address, source.Length));
        return address;
    }

    /// <summary>Makes memory that libdaos will write part of the operation.</summary>
    /// <param name="destination">Where the caller wants the data.</param>
    /// <param name="keepContent">libdaos may leave parts of it as they are.</param>
    /// <returns>Address of the data, valid until the completion; a copy reaches the caller's memory only when the await has not ended before.</returns>
    /// <exception cref="ObjectDisposedException">The memory is of a lease that was returned.</exception>
    public void* AttachDestination(Memory<byte> destination, bool keepContent = false)
    {
        void* address = Attach(destination, out bool copy);
        if (!copy)
            return address;
        _copyTo = destination;
        if (keepContent)
            destination.Span.CopyTo(new Span<byte>(address, destination.Length));
        return address;
    }

    /// <summary>Gives the operation native memory of its own, such as for long lists.</summary>
    /// <param name="length">Bytes.</param>
    public byte* AttachOverflow(int length)
    {
        DaosMemoryLease overflow = Queue.Memory.RentLease(length);
        if (_overflow is not null)
        {
            ((IDisposable)overflow).Dispose();
            throw new InvalidOperationException("An operation has one overflow block.");
        }
        _overflow = overflow;
        return (byte*)overflow.Address;
    }

    /// <summary>Writes a zero-terminated key.</summary>
    /// <param name="key">Text; neither empty nor with zeros or unpaired surrogates.</param>
    /// <returns>Address of the UTF-8 form.</returns>
    public sbyte* SetKey(ReadOnlySpan<char> key)
    {
        // Encoding without a replacement is the only check for surrogates; the size of long keys is not known before.
        byte* place = (byte*)&Block->Key;
        int room = OperationBlock.KeyBytes - 1;
        OperationStatus status = Utf8.FromUtf16(key, new Span<byte>(place, room), out _, out int length, replaceInvalidSequences: false);
        if (status == OperationStatus.DestinationTooSmall)
        {
            room = Math.Min(Encoding.UTF8.GetMaxByteCount(Math.Min(key.Length, DaosKeyValue.MaxKeyLength)), DaosKeyValue.MaxKeyLength);
            place = AttachOverflow(room + 1);
            status = Utf8.FromUtf16(key, new Span<byte>(place, room), out _, out length, replaceInvalidSequences: false);
        }
        if (status == OperationStatus.InvalidData)
            ThrowBadKey("The key has an unpaired surrogate, which UTF-8 cannot represent.");
        if (status != OperationStatus.Done)
            ThrowTooLong();
        return FinishKey(place, length);
    }

    /// <summary>Writes a zero-terminated key.</summary>
    /// <param name="key">UTF-8 or other bytes; neither empty nor with zeros.</param>
    /// <returns>Address of the key.</returns>
    public sbyte* SetKey(ReadOnlySpan<byte> key)
    {
        if (key.Length > DaosKeyValue.MaxKeyLength)
            ThrowTooLong();
        byte* place = key.Length < OperationBlock.KeyBytes ? (byte*)&Block->Key : AttachOverflow(key.Length + 1);
        key.CopyTo(new Span<byte>(place, key.Length));
        return FinishKey(place, key.Length);
    }

    private sbyte* FinishKey(byte* place, int length)
    {
        if (length == 0)
            ThrowBadKey("The key is empty.");
        if (new ReadOnlySpan<byte>(place, length).Contains((byte)0))
            ThrowBadKey("The key has a NUL inside, where C would end it.");
        place[length] = 0;
        KeyAddress = place;
        return (sbyte*)place;
    }

    /// <summary>Copies the data to the caller, whose await has not ended.</summary>
    public void CopyBack(long result)
    {
        if (_copyTo.IsEmpty)
            return;
        int length = (int)Math.Clamp(Kind.BytesToCopy(this, result), 0, _copyTo.Length);
        new ReadOnlySpan<byte>((void*)_lease!.Block.Address, length).CopyTo(_copyTo.Span);
    }

    /// <summary>Gives up all memory; nothing native uses it any more.</summary>
    public void ReleaseMemory()
    {
        DaosMemoryLease? lease = _lease;
        DaosMemoryLease? overflow = _overflow;
        _lease = null;
        _overflow = null;
        _copyTo = default;
        if (_pinned)
        {
            _pinned = false;
            _pin.Dispose();
            _pin = default;
        }
        // Returning may throw when a guard finds an overrun; the fields above must not keep what is gone.
        if (overflow is not null)
            ((IDisposable)overflow).Dispose();
        if (lease is null)
            return;
        if (_ownsLease)
            ((IDisposable)lease).Dispose();
        else
            lease.Release();
    }

    /// <summary>Forgets the operation, apart from what the slot keeps for the next one.</summary>
    public void Clear()
    {
        Owner = null;
        State = null;
        IsSynchronous = false;
        IsDone = false;
        KeyAddress = null;
        Bytes = 0;
    }

    private void* Attach(ReadOnlyMemory<byte> memory, out bool copy)
    {
        copy = false;
        Bytes = memory.Length;
        if (memory.IsEmpty)
            return &Block->Words;
        if (DaosMemoryLease.TryGet(memory, out DaosMemoryLease? lease, out int offset))
        {
            lease!.Hold();
            _lease = lease;
            _ownsLease = false;
            return (byte*)lease.Block.Address + offset;
        }
        if (memory.Length >= Queue.PinThreshold)
        {
            _pin = memory.Pin();
            _pinned = true;
            return _pin.Pointer;
        }
        _lease = Queue.Memory.RentLease(memory.Length);
        _ownsLease = true;
        copy = true;
        return (void*)_lease.Block.Address;
    }

    private static void ThrowTooLong() => ThrowBadKey($"The key is too long; at most {DaosKeyValue.MaxKeyLength} bytes are allowed.");

    [DoesNotReturn]
    [SuppressMessage("Usage", "CA2208", Justification = "The parameter is that of the public method.")]
    private static void ThrowBadKey(string message) => throw new ArgumentException(message, "key");
}
