using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Sessions;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Handles;

/// <summary>A connection to a pool.</summary>
/// <param name="user">Whose connection it is.</param>
/// <param name="rights">What he may do through it.</param>
internal sealed class PoolHandle(LocalSystem system, PoolStore store, uint flags, Session session, Identity user, PoolRights rights)
{
    private int _containers;

    public LocalSystem System { get; } = system;

    public PoolStore Store { get; } = store;

    public Session Session { get; } = session;

    public Identity User { get; } = user;

    public PoolRights Rights { get; } = rights;

    public uint Flags { get; } = flags;

    public bool IsReadOnly { get; } = (flags & Daos.DAOS_PC_RO) != 0;

    /// <summary>Containers open through this connection.</summary>
    public int Containers => Volatile.Read(ref _containers);

    public void AddContainer() => Interlocked.Increment(ref _containers);

    public void RemoveContainer() => Interlocked.Decrement(ref _containers);

    /// <summary>Ends the connection.</summary>
    public void Close()
    {
        Store.Sessions.Close(Session);
        System.Release(Store);
    }

    public static PoolHandle? Find(daos_handle_t handle)
    {
        PoolHandle? found = HandleTable.Find<PoolHandle>(handle, HandleKind.Pool);
        found?.Store.Look();
        return found is { Session.State: SessionState.Open } ? found : null;
    }
}
