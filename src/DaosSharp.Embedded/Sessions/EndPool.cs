using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;

namespace DaosSharp.Embedded.Sessions;

/// <summary>Lets nobody connect any more, before a pool is destroyed; -DER_BUSY when it is in use and force is off.</summary>
internal struct EndPool : IWriteOperation
{
    public bool Force;

    public readonly int Apply(WriteContext context)
    {
        List<SessionRecord> sessions = context.Store.Sessions.Sweep(context);
        if (!Force && (sessions.Count > 0 || context.Txn.Count(context.Tables.Containers) > 0))
        {
            return Der.Busy;
        }

        SessionTable.SetDestroyer(context, ProcessIdentity.Own);
        SessionTable.Remove(context, sessions);
        return Der.Success;
    }
}
