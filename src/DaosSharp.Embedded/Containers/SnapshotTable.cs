using System.Buffers.Binary;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>Snapshots of containers, and the clean-up of what only a destroyed one showed.</summary>
internal static class SnapshotTable
{
    private const int KeyLength = sizeof(uint) + sizeof(ulong);

    public static void Add(WriteContext context, uint container, ulong epoch)
    {
        Span<byte> key = stackalloc byte[KeyLength];
        WriteKey(key, container, epoch);
        SealedRecord.Put(context.Txn, context.Tables.Snapshots, key, default);
        context.SnapshotsChanged();
    }

    /// <summary>False when there is no such snapshot.</summary>
    public static bool Remove(WriteContext context, uint container, ulong epoch)
    {
        Span<byte> key = stackalloc byte[KeyLength];
        WriteKey(key, container, epoch);
        if (!context.Txn.Delete(context.Tables.Snapshots, key))
        {
            return false;
        }

        context.SnapshotsChanged();
        PurgeHistory(context, container);
        return true;
    }

    /// <summary>Removes the snapshots of a container, but not what they show.</summary>
    public static void RemoveAll(WriteContext context, uint container)
    {
        Span<byte> prefix = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(prefix, container);
        using Cursor cursor = context.Txn.OpenCursor(context.Tables.Snapshots);
        for (bool more = cursor.SeekAtLeast(prefix); more && cursor.Key.StartsWith(prefix); more = cursor.SeekAtLeast(prefix))
        {
            context.Txn.Delete(cursor);
        }

        context.SnapshotsChanged();
    }

    /// <summary>Epochs in ascending order.</summary>
    public static List<ulong> List(PoolStore store, Transaction txn, uint container)
    {
        List<ulong> epochs = [];
        Span<byte> prefix = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(prefix, container);
        using Cursor cursor = txn.OpenCursor(store.Tables.Snapshots);
        for (bool more = cursor.SeekAtLeast(prefix); more && cursor.Key.StartsWith(prefix); more = cursor.Next())
        {
            SealedRecord.Open(cursor.Key, cursor.Value, 0, "a snapshot");
            epochs.Add(BinaryPrimitives.ReadUInt64BigEndian(cursor.Key[sizeof(uint)..]));
        }

        return epochs;
    }

    // Drops history records that no remaining snapshot shows.
    private static void PurgeHistory(WriteContext context, uint container)
    {
        List<ulong> snapshots = List(context.Store, context.Txn, container);
        Span<byte> prefix = stackalloc byte[1 + sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], container);
        prefix[0] = HistoryEntry.AkeyKind;
        PurgeKind(context, container, prefix, snapshots);
        prefix[0] = HistoryEntry.ExtentKind;
        PurgeKind(context, container, prefix, snapshots);
    }

    private static void PurgeKind(WriteContext context, uint container, ReadOnlySpan<byte> prefix, List<ulong> snapshots)
    {
        byte[] position = prefix.ToArray();
        while (true)
        {
            HeldSpace held;
            using (Cursor cursor = context.Txn.OpenCursor(context.Tables.History))
            {
                bool more = cursor.SeekAtLeast(position);
                while (more && cursor.Key.StartsWith(prefix) && IsShown(HistoryEntry.Parse(cursor.Key, cursor.Value), snapshots))
                {
                    more = cursor.Next();
                }

                if (!more || !cursor.Key.StartsWith(prefix))
                {
                    return;
                }

                position = cursor.Key.ToArray();
                held = HeldSpace.OfHistory(cursor.Key, cursor.Value);
                context.Txn.Delete(cursor);
            }

            held.GiveUp(context, container);
        }
    }

    private static bool IsShown(in HistoryEntry entry, List<ulong> snapshots)
    {
        int index = snapshots.BinarySearch(entry.Began);
        index = index < 0 ? ~index : index;
        return index < snapshots.Count && snapshots[index] < entry.End;
    }

    private static void WriteKey(Span<byte> key, uint container, ulong epoch)
    {
        BinaryPrimitives.WriteUInt32BigEndian(key, container);
        BinaryPrimitives.WriteUInt64BigEndian(key[sizeof(uint)..], epoch);
    }
}
