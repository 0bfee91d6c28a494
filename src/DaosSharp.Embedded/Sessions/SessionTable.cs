using System.Buffers.Binary;
using System.Text;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Sessions;

/// <summary>
/// The sessions of all processes on a pool, in its index: so they change in one step with what they guard, and only one process at a time
/// changes them. A counter tells the others that some ended; a mark, that the pool is being destroyed.
/// </summary>
internal static class SessionTable
{
    // No container has this number.
    private const uint Special = uint.MaxValue;

    private static readonly byte[] GenerationKey = SpecialKey(1);
    private static readonly byte[] DestroyerKey = SpecialKey(2);

    /// <summary>Changes whenever sessions are taken away.</summary>
    public static ulong Generation(PoolStore store, Transaction txn) =>
        txn.TryGet(store.Tables.Sessions, GenerationKey, out ReadOnlySpan<byte> value) && Content(GenerationKey, value) is { Length: sizeof(ulong) } number
            ? BinaryPrimitives.ReadUInt64LittleEndian(number)
            : 0;

    /// <summary>The process that destroys, or began to destroy, the pool.</summary>
    public static string? Destroyer(PoolStore store, Transaction txn) =>
        txn.TryGet(store.Tables.Sessions, DestroyerKey, out ReadOnlySpan<byte> value) ? Encoding.ASCII.GetString(Content(DestroyerKey, value)) : null;

    public static void SetDestroyer(WriteContext context, string? process)
    {
        if (process == null)
        {
            context.Txn.Delete(context.Tables.Sessions, DestroyerKey);
        }
        else
        {
            SealedRecord.Put(context.Txn, context.Tables.Sessions, DestroyerKey, Encoding.ASCII.GetBytes(process));
        }
    }

    public static bool Contains(PoolStore store, Transaction txn, uint container, Guid id)
    {
        Span<byte> key = stackalloc byte[SessionRecord.KeyLength];
        SessionRecord.WriteKey(key, container, id);
        return txn.TryGet(store.Tables.Sessions, key, out _);
    }

    public static List<SessionRecord> List(PoolStore store, Transaction txn)
    {
        List<SessionRecord> list = [];
        using Cursor cursor = txn.OpenCursor(store.Tables.Sessions);
        for (bool more = cursor.First(); more; more = cursor.Next())
        {
            if (cursor.Key.Length == SessionRecord.KeyLength && BinaryPrimitives.ReadUInt32BigEndian(cursor.Key) != Special)
            {
                list.Add(SessionRecord.Parse(cursor.Key, Content(cursor.Key, cursor.Value)));
            }
        }

        return list;
    }

    public static void Put(WriteContext context, SessionRecord record)
    {
        Span<byte> key = stackalloc byte[SessionRecord.KeyLength];
        SessionRecord.WriteKey(key, record.Container, record.Id);
        SealedRecord.Put(context.Txn, context.Tables.Sessions, key, record.Serialize());
    }

    /// <summary>Takes sessions away and makes every process notice.</summary>
    public static void Remove(WriteContext context, IEnumerable<SessionRecord> records)
    {
        Span<byte> key = stackalloc byte[SessionRecord.KeyLength];
        bool any = false;
        foreach (SessionRecord record in records)
        {
            SessionRecord.WriteKey(key, record.Container, record.Id);
            any |= context.Txn.Delete(context.Tables.Sessions, key);
        }

        if (any)
        {
            Span<byte> value = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(value, Generation(context.Store, context.Txn) + 1);
            SealedRecord.Put(context.Txn, context.Tables.Sessions, GenerationKey, value);
            context.SessionsChanged = true;
        }
    }

    // A damaged record has no content, and so no owner: it is removed as that of a dead process.
    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> key, ReadOnlySpan<byte> record)
    {
        try
        {
            return SealedRecord.Open(key, record, "a session");
        }
        catch (EngineException e) when (e.Code == Der.Checksum)
        {
            return default;
        }
    }

    private static byte[] SpecialKey(byte number)
    {
        byte[] key = new byte[SessionRecord.KeyLength];
        BinaryPrimitives.WriteUInt32BigEndian(key, Special);
        key[^1] = number;
        return key;
    }
}
