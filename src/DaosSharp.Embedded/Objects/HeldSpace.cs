using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// What a record holds outside of itself: a block of the data file, or the extents of an array. A damaged record holds nothing that could be
/// given up safely: what it says may belong to others. Its block is lost until the pool goes.
/// </summary>
internal readonly record struct HeldSpace(long Offset, long Length, ulong Array)
{
    public bool IsArray => Array != 0;

    public static HeldSpace Of(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> record) =>
        AkeyRecord.IsSealedFor(key, record) ? Of(AkeyRecord.Parse(key, record)) : default;

    public static HeldSpace Of(AkeyRecord record) => record.Kind switch
    {
        AkeyRecord.BlockValue => new HeldSpace(record.BlockOffset, record.BlockLength, 0),
        AkeyRecord.ArrayHead => new HeldSpace(0, 0, record.ArrayNumber),
        _ => default,
    };

    public static HeldSpace OfExtent(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> record) =>
        ExtentRecord.TryGetBlock(key, record, out long offset, out long length) ? new HeldSpace(offset, length, 0) : default;

    public static HeldSpace OfHistory(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        !HistoryEntry.TryParse(key, value, out HistoryEntry entry) ? default
        : entry.Kind == HistoryEntry.AkeyKind ? Of(entry.Key, entry.Record) : OfExtent(entry.Key, entry.Record);

    /// <summary>Gives up what no record shows any more.</summary>
    public void GiveUp(WriteContext context, uint container)
    {
        int left = int.MaxValue;
        TryGiveUp(context, container, ref left);
    }

    /// <summary>The same, up to a number of records.</summary>
    /// <param name="left">Records that may still be removed.</param>
    /// <returns>False when extents of the array are left.</returns>
    public bool TryGiveUp(WriteContext context, uint container, ref int left)
    {
        if (Length > 0)
        {
            SpaceMap.Release(context, Offset, Length);
        }

        return !IsArray || ExtentMap.TryRemoveArray(context, container, Array, ref left);
    }
}
