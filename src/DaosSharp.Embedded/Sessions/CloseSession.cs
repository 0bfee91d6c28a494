using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Sessions;

/// <summary>Ends a session; with a connection also what other processes opened through it.</summary>
internal struct CloseSession : IWriteOperation
{
    public Session Session;

    public readonly int Apply(WriteContext context)
    {
        Session session = Session;
        SessionTable.Remove(context, SessionTable.List(context.Store, context.Txn).FindAll(record => record.Id == session.Id || record.Connection == session.Id));
        return Der.Success;
    }
}
