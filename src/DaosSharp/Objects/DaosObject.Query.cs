using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosObject
{
    /// <summary>Finds the largest or smallest dkey. <c>daos_obj_query_key</c> with <c>DAOS_GET_DKEY</c></summary>
    /// <param name="end">Which.</param>
    /// <returns>Null when there is no dkey.</returns>
    /// <exception cref="InvalidOperationException">The object has no integer dkeys.</exception>
    public ulong? QueryDkey(KeyEnd end) => Perform(DkeyCall(end));

    /// <summary>Finds the largest or smallest dkey. <c>daos_obj_query_key</c> with <c>DAOS_GET_DKEY</c></summary>
    /// <param name="end">Which.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>Null when there is no dkey.</returns>
    public ValueTask<ulong?> QueryDkeyAsync(KeyEnd end, CancellationToken cancel = default) => PerformAsync(DkeyCall(end), cancel);

    /// <summary>Finds the extent with the largest or smallest index of an array akey. <c>daos_obj_query_key</c> with <c>DAOS_GET_RECX</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akey">The akey.</param>
    /// <param name="end">Which.</param>
    /// <returns>Null when there are no records.</returns>
    public RecordExtent? QueryExtent(DaosKey dkey, DaosKey akey, KeyEnd end) => Perform(ExtentCall(dkey, akey, end));

    /// <summary>Finds the extent with the largest or smallest index of an array akey. <c>daos_obj_query_key</c> with <c>DAOS_GET_RECX</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akey">The akey.</param>
    /// <param name="end">Which.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>Null when there are no records.</returns>
    public ValueTask<RecordExtent?> QueryExtentAsync(DaosKey dkey, DaosKey akey, KeyEnd end, CancellationToken cancel = default) =>
        PerformAsync(ExtentCall(dkey, akey, end), cancel);

    /// <summary>Gets the epoch of the latest change of the object; 0 when there was none. <c>daos_obj_query_max_epoch</c></summary>
    public ulong QueryMaxEpoch() => Perform(EpochCall());

    /// <summary>Gets the epoch of the latest change of the object; 0 when there was none. <c>daos_obj_query_max_epoch</c></summary>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask<ulong> QueryMaxEpochAsync(CancellationToken cancel = default) => PerformAsync(EpochCall(), cancel);

    private Call<ulong> EpochCall() => new(
        this,
        Target,
        call => call.Submit(new Submissions.daos_obj_query_max_epoch(_handle.Value, default, call.Words)),
        static operation => operation.Block->Words[0]);

    private Call<ulong?> DkeyCall(KeyEnd end)
    {
        if (!HasIntegerDkeys)
            throw new InvalidOperationException($"Object {Id} of type {Id.Type} has no integer dkeys.");
        return new(
            this,
            Target,
            call => Query(call, (ulong)end | Daos.DAOS_GET_DKEY, 0UL, 0UL),
            static operation =>
            {
                // Without a dkey the length stays 0.
                d_iov_t dkey = *(d_iov_t*)operation.OverflowAddress;
                return dkey.iov_len == 0 ? null : *(ulong*)dkey.iov_buf;
            });
    }

    private Call<RecordExtent?> ExtentCall(DaosKey dkey, DaosKey akey, KeyEnd end)
    {
        CheckDkey(dkey);
        CheckAkey(akey);
        return new(
            this,
            Target,
            call => Query(call, (ulong)end | Daos.DAOS_GET_RECX, dkey, akey),
            static operation =>
            {
                daos_recx_t extent = *(daos_recx_t*)NativeKeys.RestOf(operation);
                return extent.rx_nr == 0 ? null : new RecordExtent((long)extent.rx_idx, (long)extent.rx_nr);
            });
    }

    private Submitted Query(in CallSlot call, ulong flags, DaosKey dkey, DaosKey akey)
    {
        NativeKeys keys = new(call, sizeof(daos_recx_t), dkey, akey);
        return call.Submit(new Submissions.daos_obj_query_key(
            _handle.Value, default, flags, keys.List, keys.List + 1, (daos_recx_t*)keys.Rest));
    }
}
