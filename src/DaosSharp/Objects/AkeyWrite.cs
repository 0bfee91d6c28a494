using System.Diagnostics.CodeAnalysis;

namespace DaosSharp;

/// <summary>
/// What an update does with one akey (<c>daos_iod_t</c> with its <c>d_sg_list_t</c>): store a single value, write records of an array, or
/// punch records. Buffers and lists are not copied; they belong to the update until it is complete.
/// </summary>
public readonly struct AkeyWrite
{
    private readonly RecordExtent _one;
    private readonly ReadOnlyMemory<RecordExtent> _many;
    private readonly ReadOnlyMemory<byte> _data;

    private AkeyWrite(DaosKey akey, int recordSize, RecordExtent one, ReadOnlyMemory<RecordExtent> many, ReadOnlyMemory<byte> data, ReadOnlyMemory<ReadOnlyMemory<byte>> pieces)
    {
        Akey = akey;
        RecordSize = recordSize;
        _one = one;
        _many = many;
        _data = data;
        Pieces = pieces;
    }

    internal DaosKey Akey { get; }

    /// <summary>Bytes of a record; -1 for a single value, 0 for a punch.</summary>
    internal int RecordSize { get; }

    internal bool IsSingle => RecordSize < 0;

    [UnscopedRef]
    internal ReadOnlySpan<RecordExtent> Extents => IsSingle ? default : _many.IsEmpty ? new(in _one) : _many.Span;

    internal ReadOnlyMemory<ReadOnlyMemory<byte>> Pieces { get; }

    internal ReadOnlyMemory<byte> Data => _data;

    /// <summary>Stores a single value.</summary>
    /// <param name="akey">The akey.</param>
    /// <param name="value">The value; an empty one makes an akey that is listed and has no value.</param>
    public static AkeyWrite Value(DaosKey akey, ReadOnlyMemory<byte> value) => new(akey, -1, default, default, value, default);

    /// <summary>Stores a single value that lies in several pieces of memory.</summary>
    /// <param name="akey">The akey.</param>
    /// <param name="pieces">The pieces, at least one.</param>
    public static AkeyWrite Value(DaosKey akey, ReadOnlyMemory<ReadOnlyMemory<byte>> pieces) => new(akey, -1, default, default, default, pieces);

    /// <summary>Writes consecutive records of an array.</summary>
    /// <param name="akey">The akey.</param>
    /// <param name="recordSize">Bytes of a record, at least 1; the same for all records of an akey.</param>
    /// <param name="index">First record.</param>
    /// <param name="records">The records, a whole number of them.</param>
    public static AkeyWrite Records(DaosKey akey, int recordSize, long index, ReadOnlyMemory<byte> records)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(recordSize);
        return new(akey, recordSize, new RecordExtent(index, RecordList.Count(records.Length, recordSize, nameof(records))), default, records, default);
    }

    /// <summary>Writes several extents of an array.</summary>
    /// <param name="akey">The akey.</param>
    /// <param name="recordSize">Bytes of a record, at least 1.</param>
    /// <param name="extents">Where, without overlaps.</param>
    /// <param name="pieces">The records in the order of the extents, in any number of pieces.</param>
    public static AkeyWrite Records(DaosKey akey, int recordSize, ReadOnlyMemory<RecordExtent> extents, ReadOnlyMemory<ReadOnlyMemory<byte>> pieces)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(recordSize);
        RecordList.Check(extents.Span, nameof(extents));
        return new(akey, recordSize, default, extents, default, pieces);
    }

    /// <summary>Makes a hole in an array; the akey stays, also without records.</summary>
    /// <param name="akey">The akey.</param>
    /// <param name="extent">Which records.</param>
    public static AkeyWrite Punch(DaosKey akey, RecordExtent extent)
    {
        RecordList.Check(new(in extent), nameof(extent));
        return new(akey, 0, extent, default, default, default);
    }
}
