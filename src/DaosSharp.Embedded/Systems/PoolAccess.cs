using System.Text;
using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Systems;

/// <summary>Owner and access list of a pool.</summary>
internal static class PoolAccess
{
    private const string What = "the access list of the pool";

    private static ReadOnlySpan<byte> Key => "access"u8;

    public static AccessControl Read(PoolStore store, Transaction txn)
    {
        // Earlier engines knew none: whoever can open the files owned the pool.
        if (!SealedRecord.TryGet(txn, store.Tables.Meta, Key, What, out ReadOnlySpan<byte> record))
        {
            return AccessControl.OfPool(Identity.Current());
        }

        try
        {
            using BinaryReader reader = new(new MemoryStream(record.ToArray()), Encoding.UTF8);
            return AccessControl.Read(reader);
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            throw new EngineException(Der.Checksum, $"{What} in the index is damaged");
        }
    }

    /// <summary>What a user may do through a connection; without the right to read he gets none.</summary>
    public static PoolRights RightsOf(PoolStore store, Identity user, uint flags)
    {
        using StoreRead read = store.BeginRead();
        return Authorization.OfPool(Read(store, read.Txn), user, flags);
    }

    public static void Put(WriteTransaction txn, PoolTables tables, AccessControl access)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream, Encoding.UTF8);
        access.Write(writer);
        SealedRecord.Put(txn, tables.Meta, Key, stream.ToArray());
    }
}
