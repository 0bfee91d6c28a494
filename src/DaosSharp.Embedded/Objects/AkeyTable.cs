using System.Buffers;
using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>Finding, replacing and removing akeys.</summary>
internal static class AkeyTable
{
    /// <summary>
    /// Single values below this size live in the index, others in the data file. For 4 KiB two pages of the index cost less than a place in
    /// the data file and its calls of the kernel, in puts and in gets.
    /// </summary>
    public const int InlineLimit = 4096 + 1;

    public static bool TryFind(in ReadView view, scoped ReadOnlySpan<byte> key, out AkeyRecord record)
    {
        if (view.Txn.TryGet(view.Store.Tables.Akeys, key, out ReadOnlySpan<byte> value))
        {
            record = AkeyRecord.Parse(key, value);
            if (record.Epoch <= view.Epoch)
            {
                return true;
            }
        }

        else
        {
            RequireMissing(view, key);
        }

        if (view.IsSnapshot)
        {
            return HistoryTable.TryFindAkey(view, key, out record);
        }

        record = default;
        return false;
    }

    /// <summary>Finds the current record of an akey.</summary>
    public static bool TryFind(PoolStore store, Transaction txn, scoped ReadOnlySpan<byte> key, out AkeyRecord record)
    {
        bool found = txn.TryGet(store.Tables.Akeys, key, out ReadOnlySpan<byte> value);
        record = found ? AkeyRecord.Parse(key, value) : default;
        return found;
    }

    /// <summary>True when the dkey has at least one akey.</summary>
    public static bool DkeyExists(PoolStore store, Transaction txn, ReadOnlySpan<byte> dkeyPrefix)
    {
        using Cursor cursor = txn.OpenCursor(store.Tables.Akeys);
        return cursor.SeekAtLeast(dkeyPrefix) && cursor.Key.StartsWith(dkeyPrefix);
    }

    /// <summary>Stores a single value of <paramref name="length"/> bytes from the source.</summary>
    /// <returns>0, -DER_NO_PERM over an array, -DER_NOSPACE.</returns>
    public static int PutValue(WriteContext context, scoped in AkeyAddress address, ref SourceBuffers source, long length)
    {
        if (context.Txn.TryFindPlace(context.Tables.Akeys, address.Key, out ReadOnlySpan<byte> current))
        {
            AkeyRecord old = AkeyRecord.Parse(address.Key, current);
            if (old.IsArray)
            {
                return Der.NoPermission;
            }

            // Changes other tables only: the place stays.
            Supersede(context, address.Container, address.Key, old);
        }

        return length < InlineLimit ? PutInline(context, address, ref source, (int)length) : PutBlock(context, address, ref source, length);
    }

    /// <summary>Stores the head of an array akey.</summary>
    public static void PutArrayHead(WriteContext context, scoped in AkeyAddress address, ulong array, ulong recordSize, ulong epoch)
    {
        Span<byte> record = context.Txn.Reserve(context.Tables.Akeys, address.Key, AkeyRecord.Measure(AkeyRecord.ArrayHead, address, 0));
        AkeyRecord.Begin(record, AkeyRecord.ArrayHead, address, epoch, array, recordSize);
        AkeyRecord.Seal(address.Key, record);
    }

    /// <summary>Removes one akey; what a snapshot shows of it stays in the history.</summary>
    public static void Remove(WriteContext context, uint container, ReadOnlySpan<byte> key, AkeyRecord record)
    {
        bool isArray = record.IsArray;
        Supersede(context, container, key, record);
        context.Txn.Delete(context.Tables.Akeys, key);
        if (isArray)
        {
            context.Txn.Delete(context.Tables.Objects, key);
        }
    }

    /// <summary>Removes every akey whose index key begins so: a dkey, an object, a container.</summary>
    /// <returns>True when there was one.</returns>
    public static bool RemovePrefix(WriteContext context, uint container, ReadOnlySpan<byte> prefix)
    {
        Span<byte> key = stackalloc byte[KeyCodec.MaxLength];
        bool any = false;
        while (true)
        {
            int length;
            AkeyRecord record;
            using (Cursor cursor = context.Txn.OpenCursor(context.Tables.Akeys))
            {
                if (!cursor.SeekAtLeast(prefix) || !cursor.Key.StartsWith(prefix))
                {
                    return any;
                }

                any = true;

                // A damaged record can be removed, and is kept for no snapshot.
                if (!AkeyRecord.IsSealedFor(cursor.Key, cursor.Value))
                {
                    context.Txn.Delete(cursor);
                    continue;
                }

                length = cursor.Key.Length;
                cursor.Key.CopyTo(key);
                record = AkeyRecord.Parse(key[..length], cursor.Value);
            }

            Remove(context, container, key[..length], record);
        }
    }

    private static void RequireMissing(in ReadView view, scoped ReadOnlySpan<byte> key)
    {
        using Cursor cursor = view.Txn.OpenCursor(view.Store.Tables.Akeys);
        if (LostRecord.IsAt(cursor, key, AkeyRecord.IsSealedFor))
        {
            throw AkeyRecord.Damaged();
        }
    }

    // Either keeps the record for snapshots or gives up what it holds. The record's spans are dead afterwards.
    [SkipLocalsInit]
    private static void Supersede(WriteContext context, uint container, ReadOnlySpan<byte> key, AkeyRecord old)
    {
        if (context.IsInSnapshot(container, old.Epoch))
        {
            using ScratchBuffer copy = new(old.Bytes, stackalloc byte[InlineLimit + 256]);
            HistoryTable.ArchiveAkey(context, key, copy.Span, old.Epoch);
            return;
        }

        HeldSpace.Of(old).GiveUp(context, container);
    }

    private static int PutInline(WriteContext context, scoped in AkeyAddress address, ref SourceBuffers source, int length)
    {
        Span<byte> record = context.Txn.ReserveAtPlace(address.Key, AkeyRecord.Measure(AkeyRecord.InlineValue, address, length));
        Span<byte> tail = AkeyRecord.Begin(record, AkeyRecord.InlineValue, address, context.Epoch, 0, 0);
        if (!source.TryCopyTo(tail))
        {
            return Der.Invalid;
        }

        AkeyRecord.Seal(address.Key, record);
        return Der.Success;
    }

    private static int PutBlock(WriteContext context, scoped in AkeyAddress address, ref SourceBuffers source, long length)
    {
        int sums = DataBlock.ChecksumBytes(length);
        byte[] checksums = ArrayPool<byte>.Shared.Rent(sums);
        try
        {
            long offset = SpaceMap.Allocate(context, length);
            if (offset < 0)
            {
                return Der.NoSpace;
            }

            DataBlock.Write(context.Store.Data, offset, length, ref source, checksums);
            Span<byte> record = context.Txn.ReserveAtPlace(address.Key, AkeyRecord.Measure(AkeyRecord.BlockValue, address, sums));
            Span<byte> tail = AkeyRecord.Begin(record, AkeyRecord.BlockValue, address, context.Epoch, (ulong)offset, (ulong)length);
            checksums.AsSpan(0, sums).CopyTo(tail);
            AkeyRecord.Seal(address.Key, record);
            return Der.Success;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(checksums);
        }
    }
}
