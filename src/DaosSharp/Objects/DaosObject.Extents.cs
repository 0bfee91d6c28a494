using System.Runtime.CompilerServices;
using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosObject
{
    /// <summary>Lists the extents of an array akey. <c>daos_obj_list_recx</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akey">The akey; one that is not there has no extents.</param>
    /// <param name="descending">From the largest index on.</param>
    /// <param name="start">Where to begin, of a listing in the same order.</param>
    /// <param name="pageSize">Most extents per call of the C function.</param>
    public IEnumerable<RecordExtent> ListExtents(
        DaosKey dkey, DaosKey akey, bool descending = false, DaosAnchor start = default, int pageSize = DefaultPageSize)
    {
        for (DaosAnchor anchor = start; !anchor.IsEnd;)
        {
            ExtentPage page = ListExtentPage(dkey, akey, descending, anchor, pageSize);
            anchor = page.Next;
            foreach (RecordExtent extent in page.Extents)
                yield return extent;
        }
    }

    /// <summary>Lists the extents of an array akey. <c>daos_obj_list_recx</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akey">The akey; one that is not there has no extents.</param>
    /// <param name="descending">From the largest index on.</param>
    /// <param name="start">Where to begin, of a listing in the same order.</param>
    /// <param name="pageSize">Most extents per call of the C function.</param>
    /// <param name="cancel">Ends the enumeration.</param>
    public async IAsyncEnumerable<RecordExtent> ListExtentsAsync(
        DaosKey dkey, DaosKey akey, bool descending = false, DaosAnchor start = default, int pageSize = DefaultPageSize,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (DaosAnchor anchor = start; !anchor.IsEnd;)
        {
            ExtentPage page = await ListExtentPageAsync(dkey, akey, descending, anchor, pageSize, cancel).ConfigureAwait(false);
            anchor = page.Next;
            foreach (RecordExtent extent in page.Extents)
                yield return extent;
        }
    }

    /// <summary>Gets one page of extents. <c>daos_obj_list_recx</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akey">The akey.</param>
    /// <param name="descending">From the largest index on.</param>
    /// <param name="start">Where to begin, of a listing in the same order.</param>
    /// <param name="pageSize">Most extents in the page.</param>
    public ExtentPage ListExtentPage(
        DaosKey dkey, DaosKey akey, bool descending = false, DaosAnchor start = default, int pageSize = DefaultPageSize) =>
        Perform(ExtentsCall(dkey, akey, descending, start, pageSize))!;

    /// <summary>Gets one page of extents. <c>daos_obj_list_recx</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akey">The akey.</param>
    /// <param name="descending">From the largest index on.</param>
    /// <param name="start">Where to begin, of a listing in the same order.</param>
    /// <param name="pageSize">Most extents in the page.</param>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask<ExtentPage> ListExtentPageAsync(
        DaosKey dkey, DaosKey akey, bool descending = false, DaosAnchor start = default, int pageSize = DefaultPageSize, CancellationToken cancel = default) =>
        PerformAsync(ExtentsCall(dkey, akey, descending, start, pageSize), cancel)!;

    private Call<ExtentPage> ExtentsCall(DaosKey dkey, DaosKey akey, bool descending, DaosAnchor start, int pageSize)
    {
        CheckDkey(dkey);
        CheckAkey(akey);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        int room = Math.Min(pageSize, 1 << 16);
        return new(
            this,
            Target,
            call =>
            {
                NativeKeys keys = new(call, room * (sizeof(daos_recx_t) + sizeof(daos_epoch_range_t)) + sizeof(daos_anchor_t), dkey, akey);
                daos_anchor_t* anchor = (daos_anchor_t*)keys.Rest;
                daos_recx_t* extents = (daos_recx_t*)(anchor + 1);
                *anchor = start.Native;
                call.Words[1] = (ulong)room;
                return call.Submit(new Submissions.daos_obj_list_recx(
                    _handle.Value, default, keys.List, keys.List + 1, call.Words, (uint*)(call.Words + 1), extents,
                    (daos_epoch_range_t*)(extents + room), anchor, !descending));
            },
            operation =>
            {
                daos_anchor_t* anchor = (daos_anchor_t*)NativeKeys.RestOf(operation);
                daos_recx_t* extents = (daos_recx_t*)(anchor + 1);
                RecordExtent[] found = new RecordExtent[(uint)operation.Block->Words[1]];
                for (int i = 0; i < found.Length; i++)
                    found[i] = new((long)extents[i].rx_idx, (long)extents[i].rx_nr);
                return new ExtentPage(found, (long)operation.Block->Words[0], new DaosAnchor(in *anchor));
            });
    }
}
