using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;

namespace DaosSharp.Embedded.Sessions;

/// <summary>Adds a session, if the others allow it.</summary>
internal struct OpenSession : IWriteOperation
{
    public Session Session;
    public bool IsExclusive;
    public bool Evicts;
    public bool Touches;

    public readonly int Apply(WriteContext context)
    {
        if (IsDestroyed(context))
        {
            return Der.NonExistent;
        }

        Session session = Session;
        List<SessionRecord> sessions = context.Store.Sessions.Sweep(context);
        Guid connection = session.Connection is { IsRegistered: true } known ? known.Id : Guid.Empty;
        if (connection != Guid.Empty && !sessions.Exists(other => other.Container == Session.Pool && other.Id == connection))
        {
            return Der.NoHandle;
        }

        List<SessionRecord> others = sessions.FindAll(other => other.Container == session.Container);
        if (Evicts)
        {
            SessionTable.Remove(context, others);
            others.Clear();
        }

        if (others.Count > 0 && (IsExclusive || others.Exists(static other => other.IsExclusive)))
        {
            return Der.Busy;
        }

        int rc = session.Container == Session.Pool ? Der.Success : CheckContainer(context);
        if (rc == 0)
        {
            SessionTable.Put(context, new SessionRecord(session.Container, session.Id, connection, IsExclusive, ProcessIdentity.Own));
        }

        return rc;
    }

    // Begun by a process that died before the pool's directory was renamed, a destruction never happened.
    private static bool IsDestroyed(WriteContext context)
    {
        if (SessionTable.Destroyer(context.Store, context.Txn) is not { } process)
        {
            return false;
        }

        if (context.Store.Sessions.IsAlive(process) || !Directory.Exists(context.Store.Directory))
        {
            return true;
        }

        SessionTable.SetDestroyer(context, null);
        return false;
    }

    private readonly int CheckContainer(WriteContext context)
    {
        if (ContainerTable.Find(context.Store, context.Txn, Session.Container) is not { } record)
        {
            return Der.NonExistent;
        }

        if (Touches)
        {
            record.OpenTime = context.Epoch;
            ContainerTable.Put(context, record);
        }

        return Der.Success;
    }
}
