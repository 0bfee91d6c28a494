using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosClient
{
    /// <summary>Asks what completed updates of a pool of the embedded engine survive. <c>dse_pool_get_durability</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such pool.</exception>
    /// <exception cref="NotSupportedException">The client is connected to an installed DAOS.</exception>
    public PoolDurability GetPoolDurability(string labelOrUuid)
    {
        ThrowIfDisposed();
        Labels.Check(labelOrUuid, nameof(labelOrUuid));
        RequireEngine();
        int rc = _handle.GetDurability(labelOrUuid, out PoolDurability durability);
        GC.KeepAlive(this);
        if (rc != 0)
            Fail(rc, "dse_pool_get_durability", $"pool '{labelOrUuid}'");
        return durability;
    }

    /// <summary>
    /// Changes what completed updates of a pool of the embedded engine survive. When it returns, all earlier updates are on the disk.
    /// <c>dse_pool_set_durability</c>
    /// </summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="durability">The new durability.</param>
    /// <exception cref="DaosException"><see cref="DaosError.Busy"/>: this or another process is connected to the pool. <see cref="DaosError.NotFound"/>: there is no such pool.</exception>
    /// <exception cref="NotSupportedException">The client is connected to an installed DAOS.</exception>
    public void SetPoolDurability(string labelOrUuid, PoolDurability durability)
    {
        ThrowIfDisposed();
        Labels.Check(labelOrUuid, nameof(labelOrUuid));
        EngineApi engine = RequireEngine();
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(labelOrUuid, scratch, Labels.MaxLength, nameof(labelOrUuid));
        int rc;
        fixed (byte* system = _handle.SystemName)
        fixed (byte* pool = text)
            rc = engine.dse_pool_set_durability((sbyte*)system, (sbyte*)pool, (dse_durability)durability);
        GC.KeepAlive(this);
        if (rc != 0)
            Fail(rc, "dse_pool_set_durability", $"pool '{labelOrUuid}'");
    }
}
