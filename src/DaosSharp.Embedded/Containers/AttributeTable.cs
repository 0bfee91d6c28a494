using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>User attributes of a pool (owner 0) and of containers.</summary>
internal static class AttributeTable
{
    public const uint PoolOwner = 0;

    /// <summary>Longest attribute name in bytes.</summary>
    public const int MaxName = 511;

    private const string What = "an attribute";

    // LMDB keys end at 511 bytes: the end of a longer name goes to the front of the value.
    private const int NameInKey = 500;
    private const int KeyLength = sizeof(uint) + NameInKey;

    public static void Put(WriteContext context, uint owner, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Span<byte> key = stackalloc byte[KeyLength];
        int length = WriteKey(key, owner, name, out ReadOnlySpan<byte> rest);
        Remove(context, owner, name);
        List<(byte[] Name, byte[] Value)> bucket = ReadBucket(context.Store, context.Txn, key[..length]);
        bucket.Add((rest.ToArray(), value.ToArray()));
        WriteBucket(context, key[..length], bucket);
    }

    public static void Remove(WriteContext context, uint owner, ReadOnlySpan<byte> name)
    {
        Span<byte> key = stackalloc byte[KeyLength];
        int length = WriteKey(key, owner, name, out ReadOnlySpan<byte> rest);
        List<(byte[] Name, byte[] Value)> bucket = ReadBucket(context.Store, context.Txn, key[..length]);
        byte[] wanted = rest.ToArray();
        bucket.RemoveAll(entry => entry.Name.AsSpan().SequenceEqual(wanted));
        WriteBucket(context, key[..length], bucket);
    }

    /// <summary>Null when there is no such attribute.</summary>
    public static byte[]? Get(PoolStore store, Transaction txn, uint owner, ReadOnlySpan<byte> name)
    {
        Span<byte> key = stackalloc byte[KeyLength];
        int length = WriteKey(key, owner, name, out ReadOnlySpan<byte> rest);
        foreach ((byte[] entryName, byte[] value) in ReadBucket(store, txn, key[..length]))
        {
            if (rest.SequenceEqual(entryName))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Names in byte order.</summary>
    public static List<byte[]> List(PoolStore store, Transaction txn, uint owner)
    {
        List<byte[]> names = [];
        Span<byte> prefix = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(prefix, owner);
        using Cursor cursor = txn.OpenCursor(store.Tables.Attributes);
        for (bool more = cursor.SeekAtLeast(prefix); more && cursor.Key.StartsWith(prefix); more = cursor.Next())
        {
            byte[] front = cursor.Key[sizeof(uint)..].ToArray();
            foreach ((byte[] rest, _) in Parse(cursor.Key, cursor.Value))
            {
                names.Add([.. front, .. rest]);
            }
        }

        return names;
    }

    private static int WriteKey(Span<byte> key, uint owner, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> rest)
    {
        BinaryPrimitives.WriteUInt32BigEndian(key, owner);
        int inKey = Math.Min(name.Length, NameInKey);
        name[..inKey].CopyTo(key[sizeof(uint)..]);
        rest = name[inKey..];
        return sizeof(uint) + inKey;
    }

    private static List<(byte[] Name, byte[] Value)> ReadBucket(PoolStore store, Transaction txn, ReadOnlySpan<byte> key) =>
        txn.TryGet(store.Tables.Attributes, key, out ReadOnlySpan<byte> bucket) ? Parse(key, bucket) : [];

    /// <summary>The attributes whose names begin with the name in the key, each by the rest of its name.</summary>
    public static List<(byte[] Name, byte[] Value)> Parse(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> bucket = SealedRecord.Open(key, record, What);
        List<(byte[] Name, byte[] Value)> entries = [];
        while (!bucket.IsEmpty)
        {
            if (bucket.Length < 2 * sizeof(int))
            {
                throw new EngineException(Der.Checksum, $"{What} in the index is damaged");
            }

            int name = BinaryPrimitives.ReadInt32LittleEndian(bucket);
            int value = BinaryPrimitives.ReadInt32LittleEndian(bucket[sizeof(int)..]);
            bucket = bucket[(2 * sizeof(int))..];
            if (name < 0 || value < 0 || (long)name + value > bucket.Length)
            {
                throw new EngineException(Der.Checksum, $"{What} in the index is damaged");
            }

            entries.Add((bucket[..name].ToArray(), bucket.Slice(name, value).ToArray()));
            bucket = bucket[(name + value)..];
        }

        return entries;
    }

    private static void WriteBucket(WriteContext context, ReadOnlySpan<byte> key, List<(byte[] Name, byte[] Value)> entries)
    {
        if (entries.Count == 0)
        {
            context.Txn.Delete(context.Tables.Attributes, key);
            return;
        }

        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        foreach ((byte[] name, byte[] value) in entries)
        {
            writer.Write(name.Length);
            writer.Write(value.Length);
            writer.Write(name);
            writer.Write(value);
        }

        SealedRecord.Put(context.Txn, context.Tables.Attributes, key, stream.ToArray());
    }
}
