using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>
/// daos_array_punch: all ranges or none. Goes from one existing chunk to the next, so that a punch up to the largest index costs what is
/// there. The pointers belong to the caller.
/// </summary>
internal unsafe struct ArrayPunch : IQueuedWrite
{
    public uint Container;
    public daos_obj_id_t Id;
    public ulong ChunkSize;
    public daos_range_t* Ranges;
    public ulong Count;

    public static string Function => "daos_array_punch";

    public static bool FreesSpace => true;

    public readonly WriteTarget Target => WriteTarget.OfObject(Container, Id);

    public readonly ulong Length => 0;

    /// <summary>0, or -DER_NO_PERM when two different ranges share a cell.</summary>
    public readonly int Check()
    {
        if (Count < 2)
        {
            return Der.Success;
        }

        ReadOnlySpan<daos_range_t> sorted = new(Ranges, checked((int)Count));
        if (!IsOrdered(sorted))
        {
            daos_range_t[] copy = sorted.ToArray();
            Array.Sort(copy, static (a, b) => a.rg_idx.CompareTo(b.rg_idx));
            sorted = copy;
        }

        for (int i = 1; i < sorted.Length; i++)
        {
            bool isSame = sorted[i].rg_idx == sorted[i - 1].rg_idx && sorted[i].rg_len == sorted[i - 1].rg_len;
            bool overlaps = sorted[i].rg_len > 0 && sorted[i].rg_idx - sorted[i - 1].rg_idx < sorted[i - 1].rg_len;
            if (overlaps && !isSame)
            {
                return Der.NoPermission;
            }
        }

        return Der.Success;
    }

    private static bool IsOrdered(ReadOnlySpan<daos_range_t> ranges)
    {
        for (int i = 1; i < ranges.Length; i++)
        {
            if (ranges[i].rg_idx < ranges[i - 1].rg_idx)
            {
                return false;
            }
        }

        return true;
    }

    public readonly int Apply(WriteContext context)
    {
        if (!context.ContainerExists(Container))
        {
            return Der.NoHandle;
        }

        for (ulong i = 0; i < Count; i++)
        {
            if (Ranges[i].rg_len > 0)
            {
                int rc = PunchRange(context, Ranges[i].rg_idx, Ranges[i].rg_idx + (Ranges[i].rg_len - 1));
                if (rc != 0)
                {
                    return rc;
                }
            }
        }

        ObjectTable.Touch(context, Container, Id);
        return Der.Success;
    }

    [SkipLocalsInit]
    private readonly int PunchRange(WriteContext context, ulong first, ulong last)
    {
        Span<byte> key = stackalloc byte[KeyCodec.MaxLength];
        int prefix = KeyCodec.WriteObject(key, Container, Id);
        ulong lastDkey = last / ChunkSize + 1;
        ulong dkey = first / ChunkSize + 1;
        while (dkey <= lastDkey && TryFindDkey(context, key, prefix, ref dkey) && dkey <= lastDkey)
        {
            ulong start = (dkey - 1) * ChunkSize;
            ulong low = first > start ? first - start : 0;
            ulong high = last - start < ChunkSize ? last - start + 1 : ChunkSize;
            int rc = PunchChunk(context, dkey, low, high);
            if (rc != 0)
            {
                return rc;
            }

            if (dkey++ == lastDkey)
            {
                break;
            }
        }

        return Der.Success;
    }

    // Moves to the first chunk at or after this one that is there.
    private static bool TryFindDkey(WriteContext context, Span<byte> key, int prefix, ref ulong dkey)
    {
        BinaryPrimitives.WriteUInt64BigEndian(key[prefix..], dkey);
        using Cursor cursor = context.Txn.OpenCursor(context.Tables.Akeys);
        if (!cursor.SeekAtLeast(key[..(prefix + sizeof(ulong))]) || !cursor.Key.StartsWith(key[..prefix]))
        {
            return false;
        }

        dkey = BinaryPrimitives.ReadUInt64BigEndian(cursor.Key[prefix..]);
        return true;
    }

    [SkipLocalsInit]
    private readonly int PunchChunk(WriteContext context, ulong dkey, ulong low, ulong high)
    {
        Span<byte> dkeyBytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(dkeyBytes, dkey);
        AkeyAddress address = new(stackalloc byte[KeyCodec.MaxLength], Container, Id, dkeyBytes, [ArrayWrite.Akey]);
        int rc = ArrayHead.FindOrAdd(context, address, 0, out ulong array, out ulong recordSize);
        if (rc == 0 && recordSize != 0)
        {
            ExtentMap.Clip(context, Container, array, recordSize, low, high);
        }

        return rc;
    }
}
