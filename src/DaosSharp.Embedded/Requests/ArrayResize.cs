using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>
/// daos_array_set_size: chunks above the new end go, the rest of the last chunk is punched, and a cell of zeros marks the new end when
/// nothing is there. The first chunk is never removed, only punched, as DAOS does to keep its epoch.
/// </summary>
internal unsafe struct ArrayResize : IQueuedWrite
{
    public uint Container;
    public daos_obj_id_t Id;
    public ulong CellSize;
    public ulong ChunkSize;

    /// <summary>New size in cells.</summary>
    public ulong Size;

    public static string Function => "daos_array_set_size";

    public static bool FreesSpace => false;

    public readonly WriteTarget Target => WriteTarget.OfObject(Container, Id);

    public readonly ulong Length => 0;

    [SkipLocalsInit]
    public readonly int Apply(WriteContext context)
    {
        if (!context.ContainerExists(Container))
        {
            return Der.NoHandle;
        }

        // DAOS does not write then, and the epoch that daos_array_stat reports stays.
        if (ArrayRead.Size(new ReadView(context.Store, context.Txn, Container), Id, ChunkSize) == Size)
        {
            return Der.Success;
        }

        ulong lastDkey = Size == 0 ? 1 : (Size - 1) / ChunkSize + 1;
        ulong lastRecord = Size == 0 ? 0 : (Size - 1) % ChunkSize;
        int rc = RemoveAbove(context, lastDkey);
        if (rc == 0)
        {
            rc = Punch(context, lastDkey, Size == 0 ? 0 : lastRecord + 1);
        }

        rc = rc != 0 || Size == 0 ? rc : MarkEnd(context, lastDkey, lastRecord);
        ObjectTable.Touch(context, Container, Id);
        return rc;
    }

    // Removes the chunks above the last one that stays; chunk 1 is punched instead.
    private readonly int RemoveAbove(WriteContext context, ulong lastDkey)
    {
        Span<byte> key = stackalloc byte[KeyCodec.MaxLength];
        int prefix = KeyCodec.WriteObject(key, Container, Id);
        ulong from = lastDkey;
        while (from != ulong.MaxValue)
        {
            BinaryPrimitives.WriteUInt64BigEndian(key[prefix..], from + 1);
            ulong dkey;
            using (Cursor cursor = context.Txn.OpenCursor(context.Tables.Akeys))
            {
                if (!cursor.SeekAtLeast(key[..(prefix + sizeof(ulong))]) || !cursor.Key.StartsWith(key[..prefix]))
                {
                    return Der.Success;
                }

                dkey = BinaryPrimitives.ReadUInt64BigEndian(cursor.Key[prefix..]);
            }

            BinaryPrimitives.WriteUInt64BigEndian(key[prefix..], dkey);
            AkeyTable.RemovePrefix(context, Container, key[..(prefix + sizeof(ulong))]);
            from = dkey;
        }

        return Der.Success;
    }

    // Punches the cells of a chunk from one on, if the chunk is there at all.
    private readonly int Punch(WriteContext context, ulong dkey, ulong from)
    {
        AkeyAddress address = Address(stackalloc byte[KeyCodec.MaxLength], dkey);
        if (!AkeyTable.TryFind(context.Store, context.Txn, address.Key, out _))
        {
            return Der.Success;
        }

        int rc = ArrayHead.FindOrAdd(context, address, 0, out ulong array, out ulong recordSize);
        if (rc == 0 && recordSize != 0 && from < ChunkSize)
        {
            ExtentMap.Clip(context, Container, array, recordSize, from, ChunkSize);
        }

        return rc;
    }

    private readonly int MarkEnd(WriteContext context, ulong dkey, ulong record)
    {
        AkeyAddress address = Address(stackalloc byte[KeyCodec.MaxLength], dkey);
        int rc = ArrayHead.FindOrAdd(context, address, CellSize, out ulong array, out ulong recordSize);
        if (rc != 0 || Exists(context, array, recordSize, record))
        {
            return rc;
        }

        byte[] zeros = ArrayPool<byte>.Shared.Rent(checked((int)recordSize));
        try
        {
            zeros.AsSpan(0, (int)recordSize).Clear();
            fixed (byte* cell = zeros)
            {
                d_iov_t iov = new() { iov_buf = cell, iov_buf_len = (nuint)recordSize, iov_len = (nuint)recordSize };
                d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
                SourceBuffers source = new(&list);
                return ExtentMap.Write(context, Container, array, recordSize, record, 1, ref source);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(zeros);
        }
    }

    private static bool Exists(WriteContext context, ulong array, ulong recordSize, ulong record)
    {
        VisibleExtents extents = new(context.Txn.OpenCursor(context.Tables.Extents), array, recordSize);
        try
        {
            return extents.Seek(record) && extents.Current.Start <= record;
        }
        finally
        {
            extents.Dispose();
        }
    }

    private readonly AkeyAddress Address(Span<byte> buffer, ulong dkey)
    {
        ulong little = dkey;
        return new AkeyAddress(buffer, Container, Id, new ReadOnlySpan<byte>(&little, sizeof(ulong)), AkeyName);
    }

    private static ReadOnlySpan<byte> AkeyName => "0"u8;
}
