using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Handles;

/// <summary>An open container.</summary>
internal sealed class ContainerHandle(PoolHandle pool, uint number, Guid id, uint flags) : IContainerSession
{
    private volatile bool _closed;
    private volatile bool _evicted;

    public PoolHandle Pool { get; } = pool;

    public PoolStore Store => Pool.Store;

    /// <summary>Number in the keys of the index.</summary>
    public uint Number { get; } = number;

    public Guid Id { get; } = id;

    public bool IsReadOnly { get; } = (flags & Daos.DAOS_COO_RO) != 0;

    /// <summary>Objects of a closed container cannot be used any more.</summary>
    public bool IsClosed => _closed;

    /// <summary>True when a later handle took the container over.</summary>
    public bool IsEvicted => _evicted;

    /// <summary>True when another handle is on the same container.</summary>
    public bool IsSameContainer(ContainerHandle other) => Number == other.Number && Store == other.Store;

    public void MarkClosed() => _closed = true;

    public void MarkEvicted()
    {
        _evicted = true;
        _closed = true;
    }

    public static ContainerHandle? Find(daos_handle_t handle)
    {
        ContainerHandle? found = HandleTable.Find<ContainerHandle>(handle, HandleKind.Container);
        return found is { IsClosed: false } ? found : null;
    }
}
