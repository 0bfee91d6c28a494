using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>A connection to a pool. <c>daos_pool_connect</c>, closed with <c>daos_pool_disconnect</c>.</summary>
public sealed unsafe partial class DaosPool : DaosResource
{
    private readonly PoolHandle _handle;

    internal DaosPool(PoolHandle handle, string name, Guid id)
        : base(handle, handle.Parent.Library)
    {
        _handle = handle;
        Name = name;
        Id = id;
    }

    /// <summary>The label, or the UUID as text, by which the pool was opened.</summary>
    public string Name { get; }

    /// <summary>The pool's UUID.</summary>
    public Guid Id { get; }

    /// <summary>The native handle, for C functions that the safe layer does not cover. It stays valid until this object is disposed.</summary>
    public daos_handle_t NativeHandle => Handle;

    private protected override string Target => $"pool '{Name}'";

    private DaosApi Api => _handle.Api;

    private daos_handle_t Handle
    {
        get
        {
            ThrowIfDisposed();
            return _handle.Value;
        }
    }

    /// <summary>Asks for the pool's label. <c>daos_pool_query</c></summary>
    /// <returns>Null when it has none.</returns>
    public string? GetLabel()
    {
        using PropertyList properties = new(Api, (uint)daos_pool_props.DAOS_PROP_PO_LABEL);
        Check(Api.daos_pool_query(Handle, null, null, properties.Native, null), "daos_pool_query");
        GC.KeepAlive(this);
        string? label = properties.GetText(0);
        return Labels.OrNone(label, Daos.DAOS_PROP_PO_LABEL_DEFAULT);
    }

    /// <summary>Asks for the pool's targets and space. <c>daos_pool_query</c></summary>
    public PoolInfo Query() => WithDurability(Perform(QueryCall())!);

    /// <summary>Asks for one target. <c>daos_pool_query_target</c></summary>
    /// <param name="rank">Rank of the engine.</param>
    /// <param name="target">Index of the target in the engine.</param>
    public TargetInfo QueryTarget(int rank, int target) => Perform(QueryTargetCall(rank, target))!;

    private Call<PoolInfo> QueryCall() => new(
        this,
        Target,
        call =>
        {
            daos_pool_info_t* info = (daos_pool_info_t*)call.Memory(sizeof(daos_pool_info_t));
            info->pi_bits = (ulong)(daos_pool_info_bit.DPI_SPACE | daos_pool_info_bit.DPI_REBUILD_STATUS);
            return call.Submit(new Submissions.daos_pool_query(Handle, null, info, null));
        },
        static operation =>
        {
            ref readonly daos_pool_info_t info = ref *(daos_pool_info_t*)operation.OverflowAddress;
            ref readonly daos_space space = ref info.pi_space.ps_space;
            return new PoolInfo(
                Labels.ToGuid(info.pi_uuid),
                (int)info.pi_ntargets,
                (int)info.pi_nnodes,
                (int)info.pi_ndisabled,
                StorageSpace.Of(in space, daos_media_type_t.DAOS_MEDIA_SCM),
                StorageSpace.Of(in space, daos_media_type_t.DAOS_MEDIA_NVME))
            {
                ActiveTargetCount = (int)info.pi_space.ps_ntargets,
                MapVersion = info.pi_map_ver,
                Leader = info.pi_leader,
                MemorySpread = StorageSpread.Of(in info.pi_space, daos_media_type_t.DAOS_MEDIA_SCM),
                NvmeSpread = StorageSpread.Of(in info.pi_space, daos_media_type_t.DAOS_MEDIA_NVME),
                Rebuild = RebuildStatus.Of(in info.pi_rebuild_st),
            };
        });

    private Call<TargetInfo> QueryTargetCall(int rank, int target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentOutOfRangeException.ThrowIfNegative(target);
        return new(
            this,
            $"target {target} of rank {rank} in pool '{Name}'",
            call => call.Submit(new Submissions.daos_pool_query_target(
                Handle, (uint)target, (uint)rank, (daos_target_info_t*)call.Memory(sizeof(daos_target_info_t)))),
            static operation =>
            {
                ref readonly daos_target_info_t info = ref *(daos_target_info_t*)operation.OverflowAddress;
                return new TargetInfo(
                    (TargetState)info.ta_state,
                    StorageSpace.Of(in info.ta_space, daos_media_type_t.DAOS_MEDIA_SCM),
                    StorageSpace.Of(in info.ta_space, daos_media_type_t.DAOS_MEDIA_NVME));
            });
    }

    // Without I/O: the engine has the pool open.
    private PoolInfo WithDurability(PoolInfo info)
    {
        if (Library.Engine is null)
            return info;
        int rc = _handle.Parent.GetDurability(Labels.Text(Id), out PoolDurability durability);
        Check(rc, "dse_pool_get_durability");
        return info with { Durability = durability };
    }
}
