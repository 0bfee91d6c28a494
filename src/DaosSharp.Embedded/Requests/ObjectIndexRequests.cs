using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>Listing and marking the entries of object id tables.</summary>
internal static unsafe class ObjectIndexRequests
{
    private const int Page = 64;

    /// <summary>Lists a page of ids, then leaves out those that the filter does not want.</summary>
    public static int List(
        ObjectHandle table, daos_obj_id_t* ids, uint* count, daos_anchor_t* anchor, delegate* unmanaged[Cdecl]<daos_obj_id_t, d_iov_t*, int> filter,
        bool unmarkedOnly)
    {
        uint room = *count;
        uint listed = 0;
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[Page];
        fixed (byte* entries = ObjectIndex.Entries)
        {
            d_iov_t dkey = new() { iov_buf = entries, iov_buf_len = (nuint)ObjectIndex.Entries.Length, iov_len = (nuint)ObjectIndex.Entries.Length };
            while (listed < room && !ListAnchor.IsEnd(anchor))
            {
                uint page = Math.Min(room - listed, Page);
                nuint length = (nuint)(page * (uint)sizeof(daos_obj_id_t));
                d_iov_t iov = new() { iov_buf = ids + listed, iov_buf_len = length, iov_len = length };
                d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
                int rc = ObjectRequests.List(table, default, &dkey, &page, descriptors, &list, anchor);
                if (rc != 0)
                {
                    return rc;
                }

                listed += page;
            }

            *count = listed;
            return filter == null && !unmarkedOnly ? Der.Success : Filter(table, &dkey, ids, count, filter);
        }
    }

    /// <summary>Marks an entry, or takes its mark away. -DER_NONEXIST for an id that is not in the table.</summary>
    public static int Mark(ObjectHandle table, daos_obj_id_t id, d_iov_t* mark)
    {
        byte* value = stackalloc byte[ObjectIndex.EntryLength + ObjectIndex.MaxMark];
        int length = ObjectIndex.EntryLength;
        new Span<byte>(value, length).Clear();
        if (mark != null)
        {
            NativeKey.Span(*mark).CopyTo(new Span<byte>(value + length, ObjectIndex.MaxMark));
            length += (int)mark->iov_len;
        }

        fixed (byte* entries = ObjectIndex.Entries)
        {
            d_iov_t dkey = new() { iov_buf = entries, iov_buf_len = (nuint)ObjectIndex.Entries.Length, iov_len = (nuint)ObjectIndex.Entries.Length };
            d_iov_t iov = new() { iov_buf = value, iov_buf_len = (nuint)length, iov_len = (nuint)length };
            d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
            daos_iod_t iod = Iod(&id, (ulong)length);
            return ObjectRequests.Update(table, default, Condition.AkeyUpdate, &dkey, 1, &iod, &list, null);
        }
    }

    private static daos_iod_t Iod(daos_obj_id_t* id, ulong length) => new()
    {
        iod_name = new() { iov_buf = id, iov_buf_len = (nuint)sizeof(daos_obj_id_t), iov_len = (nuint)sizeof(daos_obj_id_t) },
        iod_type = daos_iod_type_t.DAOS_IOD_SINGLE,
        iod_size = length,
        iod_nr = 1,
    };

    private static int Filter(
        ObjectHandle table, d_iov_t* dkey, daos_obj_id_t* ids, uint* count, delegate* unmanaged[Cdecl]<daos_obj_id_t, d_iov_t*, int> filter)
    {
        byte* value = stackalloc byte[ObjectIndex.EntryLength + ObjectIndex.MaxMark];
        uint kept = 0;
        for (uint i = 0; i < *count; i++)
        {
            d_iov_t iov = new() { iov_buf = value, iov_buf_len = ObjectIndex.EntryLength + ObjectIndex.MaxMark };
            d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
            daos_obj_id_t id = ids[i];
            daos_iod_t iod = Iod(&id, 0);
            int rc = ObjectRequests.Fetch(table, default, 0, dkey, 1, &iod, &list, null);
            if (rc != 0)
            {
                return rc;
            }

            nuint length = (nuint)iod.iod_size - Math.Min((nuint)iod.iod_size, ObjectIndex.EntryLength);
            d_iov_t mark = new() { iov_buf = value + ObjectIndex.EntryLength, iov_buf_len = ObjectIndex.MaxMark, iov_len = length };
            int wants = filter == null ? (length == 0 ? 1 : 0) : filter(id, &mark);
            if (wants < 0)
            {
                return wants;
            }

            if (wants > 0)
            {
                ids[kept++] = id;
            }
        }

        new Span<daos_obj_id_t>(ids + kept, (int)(*count - kept)).Clear();
        *count = kept;
        return Der.Success;
    }
}
