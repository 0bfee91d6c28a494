using System.Buffers.Binary;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// Free space of the data file, in the index, so that it changes with the records that use it or not at all.
/// Space that a transaction gives up is handed out again only when no read that began before it still runs.
/// </summary>
internal static class SpaceMap
{
    /// <summary>Unit of allocation in bytes.</summary>
    public const int Granule = 512;

    private const int ReclaimBatch = 256;
    private const long ReclaimThreshold = 4 << 20;
    private const long HoleThreshold = 1 << 20;

    public static long RoundUp(long length) => (length + Granule - 1) & ~(Granule - 1L);

    /// <summary>Finds room for <paramref name="length"/> bytes: best fit in free space, else at the end of the file.</summary>
    /// <returns>The offset, or -1 when the pool is full.</returns>
    public static long Allocate(WriteContext context, long length)
    {
        length = RoundUp(length);
        ref PoolState state = ref context.State;
        if (state.ReleasedBytes >= ReclaimThreshold)
        {
            Reclaim(context, ReclaimBatch);
        }

        if (TryTakeFree(context, length, out long offset))
        {
            return offset;
        }

        if (context.Store.FitsDataEnd(state.DataEnd + length))
        {
            offset = state.DataEnd;
            state.DataEnd += length;
            return offset;
        }

        context.Txn.Environment.ClearDeadReaders();
        Reclaim(context, int.MaxValue);
        return TryTakeFree(context, length, out offset) ? offset : -1;
    }

    /// <summary>Gives up the space of a block, or one of its users when it has several.</summary>
    public static void Release(WriteContext context, long offset, long length)
    {
        Span<byte> key = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(key, offset);
        uint users = Users(context.Store, context.Txn, key);
        if (users > 1)
        {
            SetUsers(context, key, users - 1);
            return;
        }

        length = RoundUp(length);
        Span<byte> released = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(released, context.Txn.Id);
        BinaryPrimitives.WriteInt64BigEndian(released[8..], offset);
        Span<byte> value = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(value, length);
        SealedRecord.Put(context.Txn, context.Tables.Released, released, value);
        context.State.ReleasedBytes += length;
    }

    /// <summary>Notes one more record that uses a block.</summary>
    public static void Share(WriteContext context, long offset)
    {
        Span<byte> key = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(key, offset);
        SetUsers(context, key, Users(context.Store, context.Txn, key) + 1);
    }

    /// <summary>Moves space that no running read needs any more from the released to the free space.</summary>
    public static void Reclaim(WriteContext context, int most)
    {
        if (context.State.ReleasedBytes == 0)
        {
            return;
        }

        context.Store.Commits.BeforeReuse(context.Txn);
        ulong oldest = Math.Min(context.Txn.Environment.OldestReader(), context.Txn.Id);
        for (int i = 0; i < most; i++)
        {
            SpaceRun run;
            using (Cursor cursor = context.Txn.OpenCursor(context.Tables.Released))
            {
                if (!cursor.First())
                {
                    return;
                }

                // A read numbered n sees the state after transaction n, so what n gave up is free for it.
                run = SpaceRun.ParseReleased(cursor.Key, cursor.Value, out ulong transaction);
                if (transaction > oldest || transaction == context.Txn.Id)
                {
                    return;
                }

                context.Txn.Delete(cursor);
            }

            context.State.ReleasedBytes -= run.Length;
            AddFree(context, run.Offset, run.Length);
        }
    }

    /// <summary>Records that use a block; 1 when the index does not name it.</summary>
    /// <param name="key">Its offset, big-endian.</param>
    public static uint Users(PoolStore store, Transaction txn, scoped ReadOnlySpan<byte> key) =>
        SealedRecord.TryFind(txn, store.Tables.Shared, key, sizeof(uint), "the number of users of a block", out ReadOnlySpan<byte> users)
            ? BinaryPrimitives.ReadUInt32LittleEndian(users)
            : 1;

    private static void SetUsers(WriteContext context, ReadOnlySpan<byte> key, uint users)
    {
        if (users <= 1)
        {
            context.Txn.Delete(context.Tables.Shared, key);
            return;
        }

        Span<byte> value = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(value, users);
        SealedRecord.Put(context.Txn, context.Tables.Shared, key, value);
    }

    private static bool TryTakeFree(WriteContext context, long length, out long offset)
    {
        offset = -1;
        if (context.State.FreeBytes < length)
        {
            return false;
        }

        Span<byte> wanted = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(wanted, length);
        SpaceRun run;
        using (Cursor cursor = context.Txn.OpenCursor(context.Tables.FreeBySize))
        {
            if (!cursor.SeekAtLeast(wanted))
            {
                return false;
            }

            run = SpaceRun.ParseBySize(cursor.Key, cursor.Value);
        }

        if (run.End > context.State.DataEnd)
        {
            throw SpaceRun.Damaged();
        }

        RemoveFree(context, run);
        offset = run.Offset;
        if (run.Length > length)
        {
            InsertFree(context, offset + length, run.Length - length);
        }

        return true;
    }

    private static void AddFree(WriteContext context, long offset, long length)
    {
        Span<byte> key = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(key, offset);
        SpaceRun before = default, after = default;
        using (Cursor cursor = context.Txn.OpenCursor(context.Tables.Free))
        {
            after = cursor.SeekAtLeast(key) ? SpaceRun.ParseFree(cursor.Key, cursor.Value) : after;
            before = cursor.SeekBelow(key) ? SpaceRun.ParseFree(cursor.Key, cursor.Value) : before;
        }

        // Space that is free already, or beyond the end, would be handed out twice.
        if (before.End > offset || after.Length > 0 && offset + length > after.Offset || offset + length > context.State.DataEnd)
        {
            throw SpaceRun.Damaged();
        }

        if (before.Length > 0 && before.End == offset)
        {
            RemoveFree(context, before);
            offset = before.Offset;
            length += before.Length;
        }

        if (after.Length > 0 && offset + length == after.Offset)
        {
            RemoveFree(context, after);
            length += after.Length;
        }

        if (offset + length == context.State.DataEnd)
        {
            context.State.DataEnd = offset;
        }
        else
        {
            InsertFree(context, offset, length);
        }

        // Within the write transaction, since after it another process may have this space already.
        if (length >= HoleThreshold)
        {
            context.Store.Data.PunchHole(offset, length);
        }
    }

    private static void InsertFree(WriteContext context, long offset, long length)
    {
        Span<byte> keys = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(keys, length);
        BinaryPrimitives.WriteInt64BigEndian(keys[8..], offset);
        BinaryPrimitives.WriteInt64LittleEndian(keys[16..], length);
        SealedRecord.Put(context.Txn, context.Tables.FreeBySize, keys[..16], default);
        SealedRecord.Put(context.Txn, context.Tables.Free, keys[8..16], keys[16..]);
        context.State.FreeBytes += length;
    }

    private static void RemoveFree(WriteContext context, SpaceRun run)
    {
        Span<byte> keys = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(keys, run.Length);
        BinaryPrimitives.WriteInt64BigEndian(keys[8..], run.Offset);
        if (!context.Txn.Delete(context.Tables.FreeBySize, keys) || !context.Txn.Delete(context.Tables.Free, keys[8..]))
        {
            throw SpaceRun.Damaged();
        }

        context.State.FreeBytes -= run.Length;
    }
}
