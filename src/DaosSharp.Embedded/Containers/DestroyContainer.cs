using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Sessions;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Containers;

/// <summary>
/// Destroys a container: from this transaction on nobody finds it. Removes what it held, too, unless that is more than one transaction should
/// do; -DER_NONEXIST, -DER_NO_PERM when neither the pool nor the container lets the user do it, or -DER_BUSY while any process has it open and force is off.
/// </summary>
internal struct DestroyContainer : IWriteOperation
{
    public string LabelOrId;
    public bool Force;
    public PoolRights Rights;
    public Identity User;

    /// <summary>How the pool is connected.</summary>
    public uint PoolFlags;

    /// <summary>Out: <see cref="ContainerRemoval.Finish"/> has to remove the rest of this or an earlier one.</summary>
    public bool HasRest;

    public int Apply(WriteContext context)
    {
        if (ContainerTable.Find(context.Store, context.Txn, LabelOrId) is not { } record)
        {
            return Der.NonExistent;
        }

        if (!Rights.HasFlag(PoolRights.DeleteContainer) && !IsOwnToDelete(record.Access))
        {
            return Der.NoPermission;
        }

        List<SessionRecord> sessions = context.Store.Sessions.Sweep(context).FindAll(session => session.Container == record.Number);
        if (!Force && sessions.Count > 0)
        {
            return Der.Busy;
        }

        SessionTable.Remove(context, sessions);

        ContainerTable.Remove(context, record);
        if (!ContainerRemoval.Step(context, record.Number))
        {
            DestroyedTable.Add(context, record.Number);
        }

        HasRest = context.Txn.Count(context.Tables.Destroyed) > 0;
        return Der.Success;
    }

    // As if it were opened the way in which the pool is connected; an exclusive connection is none of the ways.
    private readonly bool IsOwnToDelete(AccessControl access) =>
        (PoolFlags & Daos.DAOS_PC_RW) != 0 && Authorization.OfContainer(access, User, Daos.DAOS_COO_RW).HasFlag(ContainerRights.Delete);
}
