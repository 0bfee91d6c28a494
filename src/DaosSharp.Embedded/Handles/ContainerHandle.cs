using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Sessions;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Handles;

/// <summary>An open container.</summary>
/// <param name="rights">What its user may do through it.</param>
internal sealed class ContainerHandle(PoolHandle pool, uint number, Guid id, uint flags, Session session, ContainerRights rights)
{
    public PoolHandle Pool { get; } = pool;

    public PoolStore Store => Pool.Store;

    public Session Session { get; } = session;

    /// <summary>Number in the keys of the index.</summary>
    public uint Number { get; } = number;

    public Guid Id { get; } = id;

    public uint Flags { get; } = flags;

    public ContainerRights Rights { get; } = rights;

    /// <summary>False when data, attributes and snapshots cannot be changed: the handle is read-only, or its user may not.</summary>
    public bool CanWrite { get; } = (flags & Daos.DAOS_COO_RO) == 0 && rights.HasFlag(ContainerRights.WriteData);

    public bool CanRead { get; } = rights.HasFlag(ContainerRights.ReadData);

    /// <summary>Objects of a closed, lost or destroyed container cannot be used any more.</summary>
    public bool IsClosed => Session.State != SessionState.Open;

    /// <summary>True when a later handle, perhaps of another process, took the container over.</summary>
    public bool IsEvicted => Session.State == SessionState.Evicted;

    /// <summary>True when another handle is on the same container.</summary>
    public bool IsSameContainer(ContainerHandle other) => Number == other.Number && Store == other.Store;

    /// <summary>Begins a read of data; -DER_NO_HDL when the container was lost meanwhile, -DER_NO_PERM when its user may not read.</summary>
    public StoreRead BeginRead()
    {
        if (!CanRead)
        {
            throw new EngineException(Der.NoPermission, "the access list of the container does not let this user read data");
        }

        StoreRead read = Store.BeginRead();
        if (!IsClosed)
        {
            return read;
        }

        read.Dispose();
        throw Lost();
    }

    /// <summary>Makes a handle for a session.</summary>
    public static daos_handle_t Add(PoolHandle pool, ContainerRecord record, uint flags, Session session, ContainerRights rights)
    {
        pool.AddContainer();
        return HandleTable.Add(HandleKind.Container, new ContainerHandle(pool, record.Number, record.Id, flags, session, rights));
    }

    /// <summary>The container of an open handle. A destroyed one is found: its metadata is -DER_NONEXIST.</summary>
    public static ContainerHandle? Find(daos_handle_t handle)
    {
        ContainerHandle? found = HandleTable.Find<ContainerHandle>(handle, HandleKind.Container);
        if (found == null || found.Session.State is SessionState.Closed)
        {
            return null;
        }

        found.Store.Look();
        return found.Session.State is SessionState.Open or SessionState.Destroyed ? found : null;
    }

    /// <summary>What happened to a container that another session ended.</summary>
    public static EngineException Lost() => new(Der.NoHandle, "the container was closed, destroyed, or taken over by another handle");
}
