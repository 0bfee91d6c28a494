using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosClient
{
    /// <summary>
    /// Verifies everything of a pool of the embedded engine: the pages of its index, every record and data block, and what they say of each
    /// other. Others may use the pool meanwhile; the check sees the state at its begin. <c>dse_pool_check2</c>
    /// </summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="progress">Gets each finding when it is found, on the calling thread; what it throws ends the check and comes back.</param>
    /// <returns>What is wrong. A damaged pool is no error here, also when it cannot be opened.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such pool.</exception>
    /// <exception cref="NotSupportedException">The client is connected to an installed DAOS, which its administrator checks.</exception>
    public PoolCheckReport CheckPool(string labelOrUuid, IProgress<PoolFinding>? progress = null)
    {
        ThrowIfDisposed();
        Labels.Check(labelOrUuid, nameof(labelOrUuid));
        EngineApi engine = RequireEngine();
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(labelOrUuid, scratch, Labels.MaxLength, nameof(labelOrUuid));
        FindingReceiver receiver = new(progress);
        GCHandle self = GCHandle.Alloc(receiver);
        ulong records;
        int rc;
        try
        {
            fixed (byte* system = _handle.SystemName)
            fixed (byte* pool = text)
                rc = engine.dse_pool_check2((sbyte*)system, (sbyte*)pool, &FindingReceiver.Receive, (void*)GCHandle.ToIntPtr(self), &records, null);
        }
        finally
        {
            self.Free();
        }
        GC.KeepAlive(this);
        if (receiver.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        if (rc != 0)
            Fail(rc, "dse_pool_check2", $"pool '{labelOrUuid}'");
        return new PoolCheckReport((long)records, receiver.Findings);
    }
}
