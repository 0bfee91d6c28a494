using System.Runtime.CompilerServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>daos_obj_fetch on a view.</summary>
internal static unsafe class Fetch
{
    /// <returns>0, -DER_NONEXIST by condition, -DER_REC2BIG with the size in the iod.</returns>
    [SkipLocalsInit]
    public static int Run(
        in ReadView view, daos_obj_id_t id, ulong flags, d_iov_t* dkey, uint count, daos_iod_t* iods, d_sg_list_t* lists, daos_iom_t* maps)
    {
        Span<byte> buffer = stackalloc byte[KeyCodec.MaxLength];
        bool wantsDkey = (flags & (Condition.DkeyFetch | Condition.AkeyFetch | Condition.PerAkey)) != 0;
        int result = Der.Success;
        for (uint i = 0; i < count; i++)
        {
            AkeyAddress address = new(buffer, view.Container, id, NativeKey.Span(*dkey), NativeKey.Span(iods[i].iod_name));
            bool found = AkeyTable.TryFind(view, address.Key, out AkeyRecord record);

            // An akey that is there shows that its dkey is; only without one the dkey has to be looked for.
            if (wantsDkey && !found && !DkeyExists(view, id, *dkey, buffer))
            {
                return Der.NonExistent;
            }

            wantsDkey &= !found;
            ulong condition = (flags & Condition.PerAkey) != 0 ? iods[i].iod_flags : flags;
            if (!found && (condition & Condition.AkeyFetch) != 0)
            {
                return Der.NonExistent;
            }

            d_sg_list_t* list = lists == null ? null : lists + i;
            daos_iom_t* map = maps == null ? null : maps + i;
            bool isArray = iods[i].iod_type == daos_iod_type_t.DAOS_IOD_ARRAY;
            if (!found || record.IsArray != isArray)
            {
                ReportNothing(ref iods[i], list, map);
                continue;
            }

            int rc = isArray ? ReadExtents(view, record, ref iods[i], list, map) : ReadValue(view, record, ref iods[i], list);
            result = result == 0 ? rc : result;
        }

        return result;
    }

    /// <summary>True when a dkey has an akey in the view.</summary>
    public static bool DkeyExists(in ReadView view, daos_obj_id_t id, in d_iov_t dkey, Span<byte> buffer)
    {
        int n = KeyCodec.WriteObject(buffer, view.Container, id);
        n += KeyCodec.WriteKey(buffer[n..], NativeKey.Span(dkey), ObjectType.HasIntegerDkeys(id), out _);
        using VisibleAkeys akeys = new(view);
        return akeys.Seek(buffer[..n]) && akeys.Key.StartsWith(buffer[..n]);
    }

    /// <summary>Reads a single value. The iod gets its size, also when the buffers are too small.</summary>
    public static int ReadValue(in ReadView view, AkeyRecord record, ref daos_iod_t iod, d_sg_list_t* list)
    {
        ulong size = record.ValueLength;
        iod.iod_size = size;
        if (list == null || list->sg_nr == 0)
        {
            return Der.Success;
        }

        DestinationBuffers destination = new(list);
        if (size > destination.Capacity)
        {
            destination.SetLengths(0);
            return Der.RecordTooBig;
        }

        if (record.Kind == AkeyRecord.InlineValue)
        {
            destination.CopyFrom(record.Tail);
        }
        else
        {
            DataBlock.Read(view.Store.Data, record.BlockOffset, record.BlockLength, record.Tail, 0, record.BlockLength, ref destination);
        }

        destination.SetLengths(size);
        return Der.Success;
    }

    private static int ReadExtents(in ReadView view, AkeyRecord head, ref daos_iod_t iod, d_sg_list_t* list, daos_iom_t* map)
    {
        ulong recordSize = head.RecordSize;
        ExtentMapWriter found = new(map, recordSize);
        UInt128 wanted = 0;
        for (uint i = 0; i < iod.iod_nr && iod.iod_recxs != null; i++)
        {
            wanted += iod.iod_recxs[i].rx_nr;
        }

        DestinationBuffers destination = new(list);
        bool reads = list != null && list->sg_nr > 0;
        if (reads && wanted * recordSize > destination.Capacity)
        {
            iod.iod_size = recordSize;
            destination.SetLengths(0);
            return Der.RecordTooBig;
        }

        scoped VisibleExtents extents = new(view, head.ArrayNumber, recordSize);
        ulong passed = 0;
        ulong end = 0;
        try
        {
            for (uint i = 0; i < iod.iod_nr && iod.iod_recxs != null; i++)
            {
                daos_recx_t extent = iod.iod_recxs[i];
                ulong last = ExtentReader.Read(view, ref extents, recordSize, extent.rx_idx, extent.rx_nr, reads, ref destination, ref found);
                end = last > 0 ? (passed + last) * recordSize : end;
                passed += extent.rx_nr;
            }
        }
        finally
        {
            extents.Dispose();
        }

        found.Finish();
        iod.iod_size = found.Any || iod.iod_recxs == null ? recordSize : 0;
        destination.SetLengths(end);
        return Der.Success;
    }

    private static void ReportNothing(ref daos_iod_t iod, d_sg_list_t* list, daos_iom_t* map)
    {
        iod.iod_size = 0;
        new DestinationBuffers(list).SetLengths(0);
        if (map != null)
        {
            map->iom_nr_out = 0;
            map->iom_size = 0;
        }
    }
}
