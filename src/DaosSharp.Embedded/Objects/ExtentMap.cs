using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// The extents of array akeys. The table holds the current state without overlaps: a write cuts what it covers out of older extents
/// before it adds its own; what a snapshot shows of those goes to the history as it was.
/// </summary>
internal static class ExtentMap
{
    /// <summary>Extents below this size live in the index, others in the data file.</summary>
    public const int InlineLimit = 1024;

    /// <summary>Writes records from the source over whatever is there.</summary>
    /// <returns>0 or -DER_NOSPACE.</returns>
    public static int Write(
        WriteContext context, uint container, ulong array, ulong recordSize, ulong start, ulong count, ref SourceBuffers source)
    {
        Clip(context, container, array, recordSize, start, start + count);
        Span<byte> key = stackalloc byte[ExtentRecord.KeyLength];
        ExtentRecord.WriteKey(key, array, start);
        long length = checked((long)(count * recordSize));
        if (length < InlineLimit)
        {
            Span<byte> record = context.Txn.Reserve(context.Tables.Extents, key, ExtentRecord.HeaderLength + (int)length);
            ExtentRecord.Begin(record, ExtentRecord.Inline, context.Epoch, count);
            if (!source.TryCopyTo(record[ExtentRecord.HeaderLength..]))
            {
                return Der.Invalid;
            }

            ExtentRecord.Seal(key, record);
            return Der.Success;
        }

        int sums = DataBlock.ChecksumBytes(length);
        byte[] rented = ArrayPool<byte>.Shared.Rent(sums);
        try
        {
            long offset = SpaceMap.Allocate(context, length);
            if (offset < 0)
            {
                return Der.NoSpace;
            }

            DataBlock.Write(context.Store.Data, offset, length, ref source, rented);
            Span<byte> record = context.Txn.Reserve(context.Tables.Extents, key, ExtentRecord.BlockHeaderLength + sums);
            ExtentRecord.Begin(record, ExtentRecord.Block, context.Epoch, count);
            ExtentRecord.SetBlock(record, offset, length, 0);
            rented.AsSpan(0, sums).CopyTo(record[ExtentRecord.BlockHeaderLength..]);
            ExtentRecord.Seal(key, record);
            return Der.Success;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Cuts the records from <paramref name="low"/> to before <paramref name="high"/> out of the current extents.</summary>
    [SkipLocalsInit]
    public static void Clip(WriteContext context, uint container, ulong array, ulong recordSize, ulong low, ulong high)
    {
        Span<byte> key = stackalloc byte[ExtentRecord.KeyLength];
        Span<byte> stack = stackalloc byte[2048];
        while (low < high)
        {
            VisibleExtents current = new(context.Txn.OpenCursor(context.Tables.Extents), array, recordSize);
            if (!current.Seek(low) || current.Current.Start >= high)
            {
                current.Dispose();
                return;
            }

            current.CurrentKey.CopyTo(key);
            using ScratchBuffer copy = new(current.CurrentRecord, stack);
            current.Dispose();
            ExtentRecord extent = ExtentRecord.Parse(key, copy.Span, recordSize);
            Cut(context, container, array, recordSize, extent, key, copy.Span, low, high);
            low = Math.Max(low, extent.End);
        }
    }

    /// <summary>Removes extents of an array, also those that the history keeps, up to a number of records.</summary>
    /// <param name="left">Records that may still be removed.</param>
    /// <returns>True when none is left.</returns>
    public static bool TryRemoveArray(WriteContext context, uint container, ulong array, ref int left)
    {
        Span<byte> first = stackalloc byte[ExtentRecord.KeyLength];
        ExtentRecord.WriteKey(first, array, 0);
        Span<byte> archived = stackalloc byte[1 + sizeof(uint) + sizeof(ulong)];
        archived[0] = HistoryEntry.ExtentKind;
        BinaryPrimitives.WriteUInt32BigEndian(archived[1..], container);
        BinaryPrimitives.WriteUInt64BigEndian(archived[(1 + sizeof(uint))..], array);
        return TryDeleteAll(context, context.Tables.Extents, first[..sizeof(ulong)], ref left)
            && TryDeleteAll(context, context.Tables.History, archived, ref left);
    }

    private static bool TryDeleteAll(WriteContext context, uint table, ReadOnlySpan<byte> prefix, ref int left)
    {
        for (; left > 0; left--)
        {
            HeldSpace held;
            using (Cursor cursor = context.Txn.OpenCursor(table))
            {
                if (!cursor.SeekAtLeast(prefix) || !cursor.Key.StartsWith(prefix))
                {
                    return true;
                }

                held = table == context.Tables.History
                    ? HeldSpace.OfHistory(cursor.Key, cursor.Value)
                    : HeldSpace.OfExtent(cursor.Key, cursor.Value);
                context.Txn.Delete(cursor);
            }

            held.GiveUp(context, 0);
        }

        return false;
    }

    private static void Cut(
        WriteContext context, uint container, ulong array, ulong recordSize, ExtentRecord extent, ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> record, ulong low, ulong high)
    {
        bool keep = context.IsInSnapshot(container, extent.Epoch);
        bool left = extent.Start < low;
        bool right = extent.End > high;
        if (keep)
        {
            HistoryTable.ArchiveExtent(context, container, key, record, extent.Epoch);
        }

        // What remains of an extent that the history keeps begins its own life now; else it is the same extent, only shorter.
        ulong epoch = keep ? context.Epoch : extent.Epoch;
        if (extent.Kind == ExtentRecord.Block)
        {
            int users = (keep ? 1 : 0) + (left ? 1 : 0) + (right ? 1 : 0);
            if (users == 0)
            {
                SpaceMap.Release(context, extent.BlockOffset, extent.BlockLength);
            }

            for (int i = 1; i < users; i++)
            {
                SpaceMap.Share(context, extent.BlockOffset);
            }
        }

        context.Txn.Delete(context.Tables.Extents, key);
        if (left)
        {
            PutPart(context, array, recordSize, extent, extent.Start, low, epoch);
        }

        if (right)
        {
            PutPart(context, array, recordSize, extent, high, extent.End, epoch);
        }
    }

    private static void PutPart(
        WriteContext context, ulong array, ulong recordSize, ExtentRecord extent, ulong start, ulong end, ulong epoch)
    {
        Span<byte> key = stackalloc byte[ExtentRecord.KeyLength];
        ExtentRecord.WriteKey(key, array, start);
        ulong skip = (start - extent.Start) * recordSize;
        Span<byte> record;
        if (extent.Kind == ExtentRecord.Inline)
        {
            int length = (int)((end - start) * recordSize);
            record = context.Txn.Reserve(context.Tables.Extents, key, ExtentRecord.HeaderLength + length);
            ExtentRecord.Begin(record, ExtentRecord.Inline, epoch, end - start);
            extent.InlineData.Slice((int)skip, length).CopyTo(record[ExtentRecord.HeaderLength..]);
        }
        else
        {
            record = context.Txn.Reserve(context.Tables.Extents, key, ExtentRecord.BlockHeaderLength + extent.Checksums.Length);
            ExtentRecord.Begin(record, ExtentRecord.Block, epoch, end - start);
            ExtentRecord.SetBlock(record, extent.BlockOffset, extent.BlockLength, extent.BlockSkip + (long)skip);
            extent.Checksums.CopyTo(record[ExtentRecord.BlockHeaderLength..]);
        }

        ExtentRecord.Seal(key, record);
    }
}
