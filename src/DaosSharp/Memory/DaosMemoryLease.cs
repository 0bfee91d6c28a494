using System.Buffers;
using System.Runtime.CompilerServices;

namespace DaosSharp;

/// <summary>
/// Native memory on loan from a <see cref="DaosMemoryPool"/>. Whoever rented it returns it once with
/// <see cref="IDisposable.Dispose"/>. An operation in flight holds its lease: after a return during an operation the memory
/// goes back when the operation is complete, not earlier, and so it does for <see cref="Pin"/>.
/// The content is not cleared, neither at rent nor at return.
/// </summary>
public sealed unsafe class DaosMemoryLease : MemoryManager<byte>
{
    /// <summary>In <see cref="_state"/>: the renter has not returned it. The other bits count holds.</summary>
    private const int Live = int.MinValue;

    private readonly MemoryBlock _block;
    private readonly DaosMemoryPool _pool;
    private int _state;

    internal DaosMemoryLease(DaosMemoryPool pool, MemoryBlock block)
    {
        _pool = pool;
        _block = block;
    }

    /// <summary>Address of the first byte.</summary>
    /// <exception cref="ObjectDisposedException">The lease was returned.</exception>
    public nint Address
    {
        get
        {
            ThrowIfReturned();
            return _block.Address;
        }
    }

    /// <summary>Length in bytes: that of the size class, at least what was asked for.</summary>
    public int Length => _block.Size;

    /// <summary>The slab that the lease is cut from.</summary>
    /// <exception cref="ObjectDisposedException">The lease was returned.</exception>
    public DaosMemorySlab Slab
    {
        get
        {
            ThrowIfReturned();
            return _block.Slab;
        }
    }

    /// <summary>The pool that the lease goes back to.</summary>
    public DaosMemoryPool Pool => _pool;

    /// <summary>Whether the lease was returned.</summary>
    public bool IsReturned => Volatile.Read(ref _state) >= 0;

    internal MemoryBlock Block => _block;

    internal string? RentStack { get; set; }

    /// <summary>What a transfer with this lease needs, in constant time.</summary>
    /// <param name="registration">What <see cref="DaosMemoryPool.AddRegistrar"/> returned.</param>
    /// <returns>The keys of the slab, and the device address of this lease.</returns>
    /// <exception cref="ObjectDisposedException">The lease was returned, or the registration disposed.</exception>
    public MemoryToken GetToken(MemoryRegistration registration)
    {
        MemoryToken token = Slab.GetToken(registration);
        return token with { DeviceAddress = token.DeviceAddress + (ulong)(_block.Address - _block.Slab.Address) };
    }

    /// <summary>Finds the lease that memory lies in.</summary>
    /// <param name="memory">Any memory.</param>
    /// <param name="lease">The lease.</param>
    /// <param name="offset">Where the memory starts in the lease, in bytes.</param>
    /// <returns>False for memory that is not from a pool.</returns>
    public static bool TryGet(ReadOnlyMemory<byte> memory, out DaosMemoryLease? lease, out int offset) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetMemoryManager(memory, out lease, out offset, out _);

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The lease was returned.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override Span<byte> GetSpan()
    {
        ThrowIfReturned();
        return new((void*)_block.Address, _block.Size);
    }

    /// <summary>Keeps the memory from being used again until the handle is disposed. Native memory never moves.</summary>
    /// <param name="elementIndex">Offset in bytes.</param>
    /// <exception cref="ObjectDisposedException">The lease was returned.</exception>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)_block.Size, nameof(elementIndex));
        Hold();
        return new((byte*)_block.Address + elementIndex, default, this);
    }

    /// <summary>Ends a <see cref="Pin"/>; a <see cref="MemoryHandle"/> calls this.</summary>
    public override void Unpin() => Release();

    /// <summary>Takes part in the ownership until <see cref="Release"/>.</summary>
    /// <exception cref="ObjectDisposedException">The lease was returned.</exception>
    internal void Hold()
    {
        int state = Volatile.Read(ref _state);
        while (true)
        {
            if (state >= 0)
                ThrowReturned();
            int seen = Interlocked.CompareExchange(ref _state, state + 1, state);
            if (seen == state)
                return;
            state = seen;
        }
    }

    /// <summary>Ends a hold; the last one after the return gives the memory back.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _state) == 0)
            _pool.Return(this);
    }

    /// <summary>Starts a new rent; the block belongs to the caller alone.</summary>
    internal void Start() => Volatile.Write(ref _state, Live);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        int state = Volatile.Read(ref _state);
        while (true)
        {
            if (state >= 0)
            {
                if (_pool.Guards.Enabled)
                    throw new InvalidOperationException("The lease was returned twice.");
                return;
            }
            int seen = Interlocked.CompareExchange(ref _state, state & ~Live, state);
            if (seen == state)
                break;
            state = seen;
        }
        if (state == Live)
            _pool.Return(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ThrowIfReturned()
    {
        if (_state >= 0)
            ThrowReturned();
    }

    private static void ThrowReturned() =>
        throw new ObjectDisposedException(nameof(DaosMemoryLease), "The lease was returned to its memory pool.");
}
