using System.Buffers.Binary;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>
/// Removes what a destroyed container held, in transactions of bounded size: the writer is free for others between them, and the index does
/// not grow by the size of the container. Whoever dies in the middle leaves the rest to the next opener or the next destroy.
/// </summary>
internal static class ContainerRemoval
{
    // Some milliseconds of work.
    private const int StepRecords = 1000;

    // LMDB's longest key.
    private const int MaxKey = 511;

    private delegate HeldSpace Hold(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>Removes records up to the limit of one transaction.</summary>
    /// <returns>True when nothing of the container is left.</returns>
    public static bool Step(WriteContext context, uint container)
    {
        Span<byte> prefix = stackalloc byte[1 + sizeof(uint)];
        ReadOnlySpan<byte> number = prefix[1..];
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], container);
        int left = StepRecords;
        prefix[0] = HistoryEntry.AkeyKind;
        bool isDone = Remove(context, container, context.Tables.History, prefix, HeldSpace.OfHistory, ref left);
        prefix[0] = HistoryEntry.ExtentKind;
        return isDone
            && Remove(context, container, context.Tables.History, prefix, HeldSpace.OfHistory, ref left)
            && Remove(context, container, context.Tables.Akeys, number, HeldSpace.Of, ref left)
            && Remove(context, container, context.Tables.Objects, number, static (_, _) => default, ref left)
            && Remove(context, container, context.Tables.Attributes, number, static (_, _) => default, ref left);
    }

    /// <summary>Finishes all destroyed containers. What cannot be done now, on a full disk or a closing pool, is left for later.</summary>
    public static void Finish(PoolStore store)
    {
        try
        {
            RemovalStep step = default;
            while (store.Execute(ref step, freesSpace: true) == Der.Success)
            {
                // The lock between processes goes to whoever asks first; this one would ask at once.
                Thread.Sleep(1);
            }
        }
        catch (Exception e) when (e is EngineException or IOException)
        {
            LastError.Set($"the rest of a destroyed container is removed later: {e.Message}");
        }
    }

    /// <summary>Finishes, in the background, what a process that died left of destroyed containers.</summary>
    public static void FinishLater(PoolStore store)
    {
        using StoreRead read = store.BeginRead();
        if (read.Txn.Count(store.Tables.Destroyed) > 0)
        {
            _ = Task.Run(() => Finish(store));
        }
    }

    private static bool Remove(WriteContext context, uint container, uint table, ReadOnlySpan<byte> prefix, Hold hold, ref int left)
    {
        Span<byte> key = stackalloc byte[MaxKey];
        for (; left > 0; left--)
        {
            int length;
            HeldSpace held;
            using (Cursor cursor = context.Txn.OpenCursor(table))
            {
                if (!cursor.SeekAtLeast(prefix) || !cursor.Key.StartsWith(prefix))
                {
                    return true;
                }

                held = hold(cursor.Key, cursor.Value);
                length = cursor.Key.Length;
                cursor.Key.CopyTo(key);
            }

            if (!held.TryGiveUp(context, container, ref left))
            {
                return false;
            }

            context.Txn.Delete(table, key[..length]);
        }

        return false;
    }

    /// <summary>One transaction of the removal; -DER_NONEXIST when there is nothing left to remove.</summary>
    private struct RemovalStep : IWriteOperation
    {
        public readonly int Apply(WriteContext context)
        {
            uint container;
            using (Cursor cursor = context.Txn.OpenCursor(context.Tables.Destroyed))
            {
                if (!cursor.First())
                {
                    return Der.NonExistent;
                }

                SealedRecord.Open(cursor.Key, cursor.Value, 0, "a destroyed container");
                container = BinaryPrimitives.ReadUInt32BigEndian(cursor.Key);
            }

            if (Step(context, container))
            {
                DestroyedTable.Remove(context, container);
            }

            return Der.Success;
        }
    }
}
