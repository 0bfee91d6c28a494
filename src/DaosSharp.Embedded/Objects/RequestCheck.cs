using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>The checks that libdaos makes of keys, iods and scatter lists before it sends anything.</summary>
internal static unsafe class RequestCheck
{
    private const ulong ReservedIndexBit = 1UL << 63;

    // A C caller's length that is larger is a mistake of his; keys of 64 KiB are in use.
    private const nuint MaxKeyLength = 1 << 20;

    public static bool IsKey(daos_obj_id_t id, d_iov_t* key, bool isDkey)
    {
        if (key == null || key->iov_buf == null || key->iov_len == 0 || key->iov_len > MaxKeyLength)
        {
            return false;
        }

        bool isInteger = isDkey ? ObjectType.HasIntegerDkeys(id) : ObjectType.HasIntegerAkeys(id);
        return !isInteger || key->iov_len == sizeof(ulong);
    }

    /// <summary>0, -DER_INVAL or -DER_REC2BIG.</summary>
    public static int Iods(daos_obj_id_t id, uint count, daos_iod_t* iods, d_sg_list_t* lists, bool isUpdate)
    {
        if (iods == null)
        {
            return count == 0 ? Der.Success : Der.Invalid;
        }

        for (uint i = 0; i < count; i++)
        {
            int rc = Iod(id, iods + i, lists == null ? null : lists + i, isUpdate);
            if (rc != 0)
            {
                return rc;
            }
        }

        return Der.Success;
    }

    /// <summary>True when no two of the extents share a record and none is empty or runs over the end of the index space.</summary>
    public static bool AreDisjoint(uint count, daos_recx_t* extents)
    {
        if (count == 0 || extents == null)
        {
            return false;
        }

        for (uint i = 0; i < count; i++)
        {
            if (extents[i].rx_nr == 0 || extents[i].rx_idx + extents[i].rx_nr < extents[i].rx_idx)
            {
                return false;
            }
        }

        if (IsAscending(count, extents))
        {
            return true;
        }

        daos_recx_t[] sorted = new ReadOnlySpan<daos_recx_t>(extents, checked((int)count)).ToArray();
        Array.Sort(sorted, static (a, b) => a.rx_idx.CompareTo(b.rx_idx));
        fixed (daos_recx_t* s = sorted)
        {
            return IsAscending(count, s);
        }
    }

    private static bool IsAscending(uint count, daos_recx_t* extents)
    {
        for (uint i = 1; i < count; i++)
        {
            if (extents[i].rx_idx < extents[i - 1].rx_idx + extents[i - 1].rx_nr)
            {
                return false;
            }
        }

        return true;
    }

    private static int Iod(daos_obj_id_t id, daos_iod_t* iod, d_sg_list_t* list, bool isUpdate)
    {
        if (!IsKey(id, &iod->iod_name, isDkey: false))
        {
            return Der.Invalid;
        }

        for (uint i = 0; iod->iod_recxs != null && i < iod->iod_nr; i++)
        {
            if ((iod->iod_recxs[i].rx_idx & ReservedIndexBit) != 0)
            {
                return Der.Invalid;
            }
        }

        if (!AreBuffers(list) || isUpdate && !AreFilled(list))
        {
            return Der.Invalid;
        }

        return iod->iod_type switch
        {
            daos_iod_type_t.DAOS_IOD_ARRAY => ArrayIod(iod, list),
            daos_iod_type_t.DAOS_IOD_SINGLE => SingleIod(iod, list, isUpdate),
            _ => Der.Invalid,
        };
    }

    private static int ArrayIod(daos_iod_t* iod, d_sg_list_t* list)
    {
        // Record size 0 without buffers: a size query or a punch.
        if (list == null)
        {
            return iod->iod_size == 0 ? Der.Success : Der.Invalid;
        }

        if (!AreDisjoint(iod->iod_nr, iod->iod_recxs))
        {
            return Der.Invalid;
        }

        UInt128 records = 0;
        for (uint i = 0; i < iod->iod_nr; i++)
        {
            records += iod->iod_recxs[i].rx_nr;
        }

        return records * iod->iod_size > Room(list) ? Der.RecordTooBig : Der.Success;
    }

    private static int SingleIod(daos_iod_t* iod, d_sg_list_t* list, bool isUpdate)
    {
        if (iod->iod_nr != 1)
        {
            return Der.Invalid;
        }

        if (list == null)
        {
            return isUpdate && iod->iod_size != 0 ? Der.Invalid : Der.Success;
        }

        return iod->iod_size > Room(list) ? Der.RecordTooBig : Der.Success;
    }

    /// <summary>False when a buffer of the list has a size and no memory.</summary>
    public static bool AreBuffers(d_sg_list_t* list)
    {
        if (list == null || list->sg_nr == 0)
        {
            return true;
        }

        if (list->sg_iovs == null)
        {
            return false;
        }

        for (uint i = 0; i < list->sg_nr; i++)
        {
            if (list->sg_iovs[i].iov_buf_len > 0 && list->sg_iovs[i].iov_buf == null)
            {
                return false;
            }
        }

        return true;
    }

    // What is written is as long as iov_len says, which must lie in the buffer.
    private static bool AreFilled(d_sg_list_t* list)
    {
        for (uint i = 0; list != null && i < list->sg_nr; i++)
        {
            if (list->sg_iovs[i].iov_len > list->sg_iovs[i].iov_buf_len)
            {
                return false;
            }
        }

        return true;
    }

    private static ulong Room(d_sg_list_t* list)
    {
        ulong room = 0;
        for (uint i = 0; i < list->sg_nr && list->sg_iovs != null; i++)
        {
            room += list->sg_iovs[i].iov_buf_len;
        }

        return room;
    }
}
