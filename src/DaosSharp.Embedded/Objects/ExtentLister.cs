using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>daos_obj_list_recx on a view: the extents of one array, in either order, a page at a time.</summary>
internal static unsafe class ExtentLister
{
    /// <param name="recordSize">Receives the size of a record; 0 when none is listed.</param>
    /// <param name="count">In: room in the lists. Out: extents listed.</param>
    /// <param name="epochs">Receives when each was written; may be null.</param>
    [SkipLocalsInit]
    public static void List(
        in ReadView view, daos_obj_id_t id, d_iov_t* dkey, d_iov_t* akey, ulong* recordSize, uint* count, daos_recx_t* found,
        daos_epoch_range_t* epochs, daos_anchor_t* anchor, bool ascending)
    {
        uint room = *count;
        *count = 0;
        *recordSize = 0;
        AkeyAddress address = new(stackalloc byte[KeyCodec.MaxLength], view.Container, id, NativeKey.Span(*dkey), NativeKey.Span(*akey));
        if (ListAnchor.IsEnd(anchor) || !AkeyTable.TryFind(view, address.Key, out AkeyRecord head) || !head.IsArray)
        {
            ListAnchor.SetEnd(anchor);
            return;
        }

        scoped VisibleExtents extents = new(view, head.ArrayNumber, head.RecordSize);
        try
        {
            bool more = ascending ? extents.Seek(Bound(anchor, 0)) : extents.SeekBelow(Bound(anchor, ulong.MaxValue));
            for (; more && *count < room; (*count)++)
            {
                ExtentRecord extent = extents.Current;
                found[*count] = new() { rx_idx = extent.Start, rx_nr = extent.Count };
                if (epochs != null)
                {
                    epochs[*count] = new() { epr_lo = extent.Epoch, epr_hi = extent.Epoch };
                }

                SetBound(anchor, ascending ? extent.End : extent.Start);
                more = ascending ? extents.Next() : extents.Previous();
            }

            *recordSize = *count > 0 ? head.RecordSize : 0;
            if (!more)
            {
                ListAnchor.SetEnd(anchor);
            }
        }
        finally
        {
            extents.Dispose();
        }
    }

    // The record where the listing goes on: the first not listed, or the one after the last.
    private static ulong Bound(daos_anchor_t* anchor, ulong start) =>
        anchor->da_type == (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_ZERO ? start : BinaryPrimitives.ReadUInt64LittleEndian(Buffer(anchor));

    private static void SetBound(daos_anchor_t* anchor, ulong record)
    {
        anchor->da_type = (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_HKEY;
        BinaryPrimitives.WriteUInt64LittleEndian(Buffer(anchor), record);
    }

    private static Span<byte> Buffer(daos_anchor_t* anchor) => MemoryMarshal.CreateSpan(ref anchor->da_buf.e0, sizeof(ulong));
}
