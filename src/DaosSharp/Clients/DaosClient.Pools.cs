using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosClient
{
    private const int UuidBytes = 16;

    /// <summary>Creates a pool on the embedded engine. <c>dse_pool_create2</c></summary>
    /// <param name="label">Its label: 1 to 127 letters, digits, '.', '_', ':' and '-'.</param>
    /// <param name="size">Its capacity in bytes.</param>
    /// <param name="durability">What completed updates survive.</param>
    /// <returns>The pool's UUID.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.Exists"/>: the label is taken.</exception>
    /// <exception cref="NotSupportedException">The client is connected to an installed DAOS, whose pools its administrator creates.</exception>
    public Guid CreatePool(string label, long size, PoolDurability durability = PoolDurability.Process)
    {
        int rc = CreatePool(label, size, durability, out Guid id);
        if (rc != 0)
            Fail(rc, "dse_pool_create2", $"pool '{label}'");
        return id;
    }

    /// <summary>Destroys a pool of the embedded engine and all that it holds. <c>dse_pool_destroy</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="force">True: also when it has containers or connections.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such pool. <see cref="DaosError.Busy"/>: it has containers or connections, and force is off.</exception>
    /// <exception cref="NotSupportedException">The client is connected to an installed DAOS, whose pools its administrator destroys.</exception>
    public void DestroyPool(string labelOrUuid, bool force = false)
    {
        ThrowIfDisposed();
        Labels.Check(labelOrUuid, nameof(labelOrUuid));
        EngineApi engine = RequireEngine();
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(labelOrUuid, scratch, Labels.MaxLength, nameof(labelOrUuid));
        int rc;
        fixed (byte* system = _handle.SystemName)
        fixed (byte* pool = text)
            rc = engine.dse_pool_destroy((sbyte*)system, (sbyte*)pool, force ? 1 : 0);
        GC.KeepAlive(this);
        if (rc != 0)
            Fail(rc, "dse_pool_destroy", $"pool '{labelOrUuid}'");
    }

    /// <summary>Connects to a pool. <c>daos_pool_connect</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="access">What the connection is for.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such pool. <see cref="DaosError.Busy"/>: somebody else is connected exclusively, or at all when access is exclusive.</exception>
    public DaosPool OpenPool(string labelOrUuid, PoolAccess access = PoolAccess.ReadWrite) =>
        Perform(OpenPoolCall(labelOrUuid, access))!;

    /// <summary>Connects to a pool. <c>daos_pool_connect</c></summary>
    /// <param name="id">Its UUID.</param>
    /// <param name="access">What the connection is for.</param>
    /// <exception cref="DaosException">As for the form with a label.</exception>
    public DaosPool OpenPool(Guid id, PoolAccess access = PoolAccess.ReadWrite) => OpenPool(Labels.Text(id), access);

    /// <summary>Connects to a pool if there is one. <c>daos_pool_connect</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="pool">The pool; null when there is none of that name.</param>
    /// <param name="access">What the connection is for.</param>
    /// <returns>False when there is no such pool.</returns>
    public bool TryOpenPool(string labelOrUuid, [NotNullWhen(true)] out DaosPool? pool, PoolAccess access = PoolAccess.ReadWrite) =>
        (pool = Perform(OpenPoolCall(labelOrUuid, access, DaosError.NotFound))) is not null;

    /// <summary>Connects to a pool; on the embedded engine the pool is created first when it is missing.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="size">Capacity in bytes of a new pool; an existing one keeps its own.</param>
    /// <param name="access">What the connection is for.</param>
    /// <param name="durability">What completed updates of a new pool survive; an existing one keeps its own.</param>
    /// <exception cref="NotSupportedException">The pool is missing and the client is connected to an installed DAOS.</exception>
    public DaosPool OpenOrCreatePool(
        string label, long size, PoolAccess access = PoolAccess.ReadWrite, PoolDurability durability = PoolDurability.Process)
    {
        if (TryOpenPool(label, out DaosPool? pool, access))
            return pool;
        int rc = CreatePool(label, size, durability, out _);
        if (rc is not 0 and not (int)DaosError.Exists)
            Fail(rc, "dse_pool_create2", $"pool '{label}'");
        return OpenPool(label, access);
    }

    /// <summary>Lists the pools of the system. <c>daos_mgmt_list_pools</c></summary>
    public IReadOnlyList<PoolSummary> ListPools()
    {
        ThrowIfDisposed();
        // The struct of DAOS 2.4 ends before the label.
        bool old = Api.ProbedVersion < new Version(2, 6);
        int stride = old ? sizeof(daos_mgmt_pool_info_t_2_4) : sizeof(daos_mgmt_pool_info_t);
        fixed (byte* system = _handle.SystemName)
        {
            ulong count = 0;
            while (true)
            {
                ulong room = count;
                byte* entries = (byte*)NativeMemory.AllocZeroed((nuint)room + 1, (nuint)stride);
                try
                {
                    int rc = Api.daos_mgmt_list_pools((sbyte*)system, &count, room == 0 ? null : (daos_mgmt_pool_info_t*)entries, null);
                    GC.KeepAlive(this);
                    if (rc is not 0 and not (int)DaosError.Truncated)
                        Fail(rc, "daos_mgmt_list_pools");
                    if (count <= room)
                        return TakePools(entries, stride, (int)count, old);
                    if (room > 0)
                        TakePools(entries, stride, (int)room, old);
                }
                finally
                {
                    NativeMemory.Free(entries);
                }
            }
        }
    }

    // Labels and rank lists are the caller's; the library took them from malloc.
    private static PoolSummary[] TakePools(byte* entries, int stride, int count, bool old)
    {
        PoolSummary[] pools = new PoolSummary[count];
        for (int i = 0; i < count; i++)
        {
            byte* entry = entries + (long)i * stride;
            sbyte* label = old ? null : ((daos_mgmt_pool_info_t*)entry)->mgpi_label;
            d_rank_list_t* ranks = old ? ((daos_mgmt_pool_info_t_2_4*)entry)->mgpi_svc : ((daos_mgmt_pool_info_t*)entry)->mgpi_svc;
            pools[i] = new PoolSummary(Labels.ToGuid(new ReadOnlySpan<byte>(entry, UuidBytes)), label == null ? null : Marshal.PtrToStringUTF8((nint)label));
            NativeMemory.Free(label);
            if (ranks != null)
            {
                NativeMemory.Free(ranks->rl_ranks);
                NativeMemory.Free(ranks);
            }
        }
        return pools;
    }

    private int CreatePool(string label, long size, PoolDurability durability, out Guid id)
    {
        ThrowIfDisposed();
        Labels.Check(label, nameof(label));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        EngineApi engine = RequireEngine();
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(label, scratch, Labels.MaxLength, nameof(label));
        byte* uuid = stackalloc byte[UuidBytes];
        int rc;
        fixed (byte* system = _handle.SystemName)
        fixed (byte* pLabel = text)
            rc = engine.dse_pool_create2((sbyte*)system, (sbyte*)pLabel, (ulong)size, (dse_durability)durability, uuid);
        GC.KeepAlive(this);
        id = rc == 0 ? Labels.ToGuid(new ReadOnlySpan<byte>(uuid, UuidBytes)) : default;
        return rc;
    }

    private Call<DaosPool> OpenPoolCall(string labelOrUuid, PoolAccess access, params DaosError[] expected)
    {
        Labels.Check(labelOrUuid, nameof(labelOrUuid));
        return new(
            this,
            $"pool '{labelOrUuid}'",
            call => call.Submit(new Submissions.daos_pool_connect2(
                call.Text(labelOrUuid), _handle.NativeSystemName, (uint)access, call.Handle, (daos_pool_info_t*)call.Memory(sizeof(daos_pool_info_t)))),
            operation => new DaosPool(
                new PoolHandle(Api, new() { cookie = operation.Block->Words[0] }, _handle),
                labelOrUuid,
                Labels.ToGuid(((daos_pool_info_t*)operation.OverflowAddress)->pi_uuid)),
            expected)
        {
            Explain = Library.Engine is null ? AgentSocket.Explain : null,
        };
    }

    private EngineApi RequireEngine() => Library.Engine
        ?? throw new NotSupportedException("Pools of a DAOS system are created and destroyed by its administrator, with dmg pool create and dmg pool destroy.");
}
