using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Handles;

/// <summary>An open container.</summary>
internal sealed class ContainerHandle(PoolHandle pool, uint number, Guid id, uint flags)
{
    private volatile bool _closed;

    public PoolHandle Pool { get; } = pool;

    public PoolStore Store => Pool.Store;

    /// <summary>Number in the keys of the index.</summary>
    public uint Number { get; } = number;

    public Guid Id { get; } = id;

    public bool IsReadOnly { get; } = (flags & Daos.DAOS_COO_RO) != 0;

    /// <summary>Objects of a closed container cannot be used any more.</summary>
    public bool IsClosed => _closed;

    public void MarkClosed() => _closed = true;

    public static ContainerHandle? Find(daos_handle_t handle) => HandleTable.Find<ContainerHandle>(handle, HandleKind.Container);
}
