using System.Diagnostics.CodeAnalysis;

namespace DaosSharp;

/// <summary>
/// What a fetch reads of one akey (<c>daos_iod_t</c> with its <c>d_sg_list_t</c>): a single value, or records of an array. Buffers and
/// lists are not copied; they belong to the fetch until it is complete. Holes leave the buffer as it is.
/// </summary>
public readonly struct AkeyRead
{
    private readonly RecordExtent _one;
    private readonly ReadOnlyMemory<RecordExtent> _many;

    private AkeyRead(DaosKey akey, int recordSize, RecordExtent one, ReadOnlyMemory<RecordExtent> many, Memory<byte> data, ReadOnlyMemory<Memory<byte>> pieces)
    {
        Akey = akey;
        RecordSize = recordSize;
        _one = one;
        _many = many;
        Data = data;
        Pieces = pieces;
    }

    internal DaosKey Akey { get; }

    /// <summary>Bytes of a record; -1 for a single value.</summary>
    internal int RecordSize { get; }

    internal bool IsSingle => RecordSize < 0;

    [UnscopedRef]
    internal ReadOnlySpan<RecordExtent> Extents => IsSingle ? default : _many.IsEmpty ? new(in _one) : _many.Span;

    internal ReadOnlyMemory<Memory<byte>> Pieces { get; }

    internal Memory<byte> Data { get; }

    /// <summary>Reads a single value.</summary>
    /// <param name="akey">The akey.</param>
    /// <param name="destination">Receives the value; empty to ask for its size only.</param>
    public static AkeyRead Value(DaosKey akey, Memory<byte> destination) => new(akey, -1, default, default, destination, default);

    /// <summary>Reads a single value into several pieces of memory.</summary>
    /// <param name="akey">The akey.</param>
    /// <param name="pieces">Receive the value, one after the other.</param>
    public static AkeyRead Value(DaosKey akey, ReadOnlyMemory<Memory<byte>> pieces) => new(akey, -1, default, default, default, pieces);

    /// <summary>Reads consecutive records of an array.</summary>
    /// <param name="akey">The akey.</param>
    /// <param name="recordSize">Bytes of a record, at least 1.</param>
    /// <param name="index">First record.</param>
    /// <param name="destination">Receives as many records as fit, a whole number of them.</param>
    public static AkeyRead Records(DaosKey akey, int recordSize, long index, Memory<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(recordSize);
        return new(akey, recordSize, new RecordExtent(index, RecordList.Count(destination.Length, recordSize, nameof(destination))), default, destination, default);
    }

    /// <summary>Reads several extents of an array.</summary>
    /// <param name="akey">The akey.</param>
    /// <param name="recordSize">Bytes of a record, at least 1.</param>
    /// <param name="extents">Which, without overlaps.</param>
    /// <param name="pieces">Receive the records in the order of the extents, in any number of pieces.</param>
    public static AkeyRead Records(DaosKey akey, int recordSize, ReadOnlyMemory<RecordExtent> extents, ReadOnlyMemory<Memory<byte>> pieces)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(recordSize);
        RecordList.Check(extents.Span, nameof(extents));
        return new(akey, recordSize, default, extents, default, pieces);
    }
}
