using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>daos_array_read and the size of an array, on a view.</summary>
internal static unsafe class ArrayRead
{
    private const int StackExtents = 16;

    /// <summary>
    /// Reads ranges into the caller's buffers. Holes leave them as they are; a byte array reads zeros in holes before its end and reports
    /// what lies beyond it as a short read.
    /// </summary>
    [SkipLocalsInit]
    public static int Run(in ReadView view, ArrayHandle array, daos_array_iod_t* iod, d_sg_list_t* list)
    {
        ulong size = array.IsByteArray ? Size(view, array.Target.Id, array.ChunkSize) : 0;
        DestinationBuffers destination = new(list, byLength: true);
        ArrayPieces pieces = new(iod->arr_rgs, iod->arr_nr, array.ChunkSize);
        scoped ExtentList extents = new(stackalloc daos_recx_t[StackExtents]);
        try
        {
            while (pieces.MoveNext(ref extents, out ulong dkey))
            {
                int rc = ReadPiece(view, array, dkey, extents.Items, size, ref destination);
                if (rc != 0)
                {
                    return rc;
                }
            }
        }
        finally
        {
            extents.Dispose();
        }

        if (array.IsByteArray)
        {
            CountShortRead(iod, size);
        }

        return Der.Success;
    }

    /// <summary>Cells up to the end of the last extent.</summary>
    [SkipLocalsInit]
    public static ulong Size(in ReadView view, daos_obj_id_t id, ulong chunkSize)
    {
        Span<byte> key = stackalloc byte[KeyCodec.MaxLength];
        int prefix = KeyCodec.WriteObject(key, view.Container, id);
        Span<byte> end = key[..(prefix + sizeof(ulong) + 1)];
        end[prefix..].Fill(byte.MaxValue);
        scoped VisibleAkeys akeys = new(view);
        try
        {
            while (akeys.SeekBelow(end) && akeys.Key[..prefix].SequenceEqual(key[..prefix]))
            {
                ulong dkey = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(akeys.Key[prefix..]);
                if (dkey == 0)
                {
                    return 0;
                }

                AkeyRecord head = akeys.Record;
                if (head.IsArray && head.RecordSize != 0)
                {
                    using VisibleExtents extents = new(view, head.ArrayNumber, head.RecordSize);
                    if (extents.Last())
                    {
                        return (dkey - 1) * chunkSize + extents.Current.End;
                    }
                }

                // An empty chunk: the one before it.
                end = key[..akeys.Key.Length];
                akeys.Key.CopyTo(end);
            }

            return 0;
        }
        finally
        {
            akeys.Dispose();
        }
    }

    private static int ReadPiece(
        in ReadView view, ArrayHandle array, ulong dkey, ReadOnlySpan<daos_recx_t> wanted, ulong size, ref DestinationBuffers destination)
    {
        int rc = ArrayCheck.Disjoint(wanted);
        if (rc != 0)
        {
            return rc;
        }

        // Cells of this chunk below the end of the array: holes there read as zeros in a byte array.
        ulong chunkStart = (dkey - 1) * array.ChunkSize;
        ulong zeroEnd = size > chunkStart ? size - chunkStart : 0;
        ReadOnlySpan<byte> akey = [ArrayWrite.Akey];
        AkeyAddress address = new(stackalloc byte[KeyCodec.MaxLength], view.Container, array.Target.Id, MemoryOf(ref dkey), akey);
        if (!AkeyTable.TryFind(view, address.Key, out AkeyRecord head) || !head.IsArray || head.RecordSize == 0)
        {
            foreach (daos_recx_t extent in wanted)
            {
                ExtentReader.FillHole(extent.rx_idx, extent.rx_idx + extent.rx_nr, zeroEnd, array.CellSize, ref destination);
            }

            return Der.Success;
        }

        // Another cell size than the stored one would read past the caller's buffers.
        if (head.RecordSize != array.CellSize)
        {
            return Der.Invalid;
        }

        scoped VisibleExtents extents = new(view, head.ArrayNumber, head.RecordSize);
        try
        {
            foreach (daos_recx_t extent in wanted)
            {
                ExtentReader.ReadZeroed(view, ref extents, head.RecordSize, extent.rx_idx, extent.rx_nr, zeroEnd, ref destination);
            }

            return Der.Success;
        }
        finally
        {
            extents.Dispose();
        }
    }

    private static ReadOnlySpan<byte> MemoryOf(ref ulong dkey) =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(ref dkey));

    private static void CountShortRead(daos_array_iod_t* iod, ulong size)
    {
        ulong read = 0;
        ulong missing = 0;
        for (ulong i = 0; i < iod->arr_nr; i++)
        {
            daos_range_t range = iod->arr_rgs[i];
            ulong there = size <= range.rg_idx ? 0 : Math.Min(range.rg_len, size - range.rg_idx);
            read += there;
            missing += range.rg_len - there;
        }

        iod->arr_nr_read = read;
        iod->arr_nr_short_read = missing;
    }
}
