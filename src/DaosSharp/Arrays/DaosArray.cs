using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// An open array: cells of a fixed size with 64-bit indexes. <c>daos_array_open</c>, closed with <c>daos_array_close</c>.
/// Indexes and sizes count cells, from 0 to below 2^63; buffers count bytes. Buffers are the caller's again when a method returns.
/// </summary>
public sealed unsafe partial class DaosArray : DaosResource
{
    private readonly ArrayHandle _handle;
    private readonly string _container;

    internal DaosArray(ArrayHandle handle, ClientLibrary library, DaosObjectId id, string container, long cellSize, long chunkSize)
        : base(handle, library)
    {
        _handle = handle;
        _container = container;
        Id = id;
        CellSize = cellSize;
        ChunkSize = chunkSize;
    }

    /// <summary>The object's id.</summary>
    public DaosObjectId Id { get; }

    /// <summary>Size of a cell in bytes.</summary>
    public long CellSize { get; }

    /// <summary>Number of cells that are stored together under one dkey.</summary>
    public long ChunkSize { get; }

    /// <summary>The native handle, for C functions that the safe layer does not cover. It stays valid until this object is disposed.</summary>
    public daos_handle_t NativeHandle
    {
        get
        {
            ThrowIfDisposed();
            return _handle.Value;
        }
    }

    private protected override string Target => $"array {Id} in container '{_container}'";

    /// <summary>Gets the size: the index of the last cell plus one. <c>daos_array_get_size</c></summary>
    /// <exception cref="DaosException"><see cref="DaosError.Overflow"/>: another program has written cells beyond 2^63.</exception>
    public long GetSize() => Execute(new ArrayGetSizeRequest(this, _handle));

    /// <summary>
    /// Changes the size. Cells beyond a smaller size are removed; a larger size gets one zero cell at its end. <c>daos_array_set_size</c>
    /// </summary>
    /// <param name="size">The new size in cells.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the array or its container is open read-only.</exception>
    public void SetSize(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        Execute(new ArraySetSizeRequest(this, _handle, size));
    }

    /// <summary>Gets the size and the epoch of the latest change. <c>daos_array_stat</c></summary>
    /// <exception cref="DaosException"><see cref="DaosError.Overflow"/>: another program has written cells beyond 2^63.</exception>
    public ArrayStat Stat() => Perform(StatCall());

    /// <summary>Gets the size and the epoch of the latest change. <c>daos_array_stat</c></summary>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException"><see cref="DaosError.Overflow"/>: another program has written cells beyond 2^63.</exception>
    public ValueTask<ArrayStat> StatAsync(CancellationToken cancel = default) => PerformAsync(StatCall(), cancel);

    /// <summary>Makes a hole. Punching the end makes the array smaller. <c>daos_array_punch</c></summary>
    /// <param name="index">First cell.</param>
    /// <param name="count">Number of cells.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the array or its container is open read-only.</exception>
    public void Punch(long index, long count) => Punch([new ArrayRange(index, count)]);

    /// <summary>Makes several holes. <c>daos_array_punch</c></summary>
    /// <param name="ranges">Ranges that do not overlap.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the array or its container is open read-only.</exception>
    public void Punch(ReadOnlySpan<ArrayRange> ranges)
    {
        ThrowIfDisposed();
        if (RangeList.Count(ranges, nameof(ranges)) > 0)
            Execute(new ArrayPunchSpanRequest(Calls, ranges));
    }

    /// <summary>
    /// Removes all cells and the stored sizes. This object can be used further; opening the array again fails until it is created again.
    /// <c>daos_array_destroy</c>
    /// </summary>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the array or its container is open read-only.</exception>
    public void Destroy() => Perform(DestroyCall());

    /// <summary>As <see cref="Destroy"/>. <c>daos_array_destroy</c></summary>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the array or its container is open read-only.</exception>
    public ValueTask DestroyAsync(CancellationToken cancel = default) => StartCall(DestroyCall(), cancel);

    private protected override OperationQueue CallQueue => Events.Queue;

    private Call<bool> DestroyCall() => new(
        this, Target, call => call.Submit(new Submissions.daos_array_destroy(_handle.Value, default)), static _ => true);

    private Call<ArrayStat> StatCall() => new(
        this,
        Target,
        call => call.Submit(new Submissions.daos_array_stat(_handle.Value, default, (daos_array_stbuf_t*)call.Words)),
        operation =>
        {
            daos_array_stbuf_t* stat = (daos_array_stbuf_t*)&operation.Block->Words;
            return stat->st_size <= long.MaxValue
                ? new ArrayStat((long)stat->st_size, stat->st_max_epoch)
                : throw new DaosException(DaosError.Overflow, "daos_array_stat", Target, $"a size of {stat->st_size} cells is beyond 2^63 - 1");
        });
}
