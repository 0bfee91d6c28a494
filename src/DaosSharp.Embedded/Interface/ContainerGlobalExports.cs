using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Sessions;
using DaosSharp.Embedded.Storage;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Containers handed to other processes.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class ContainerGlobalExports
{
    [NativeExport]
    public static int daos_cont_local2global(daos_handle_t coh, d_iov_t* glob)
    {
        if (!GlobalHandle.IsTarget(glob))
        {
            return Der.Invalid;
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        GlobalHandle handle = new(container.Pool)
        {
            Container = container.Id,
            ContainerSession = container.Session.Id,
            Flags = (container.Flags & Daos.DAOS_COO_RO) != 0 ? Daos.DAOS_COO_RO : Daos.DAOS_COO_RW,
        };
        return handle.Write(glob, GlobalHandle.ContainerKind);
    }

    [NativeExport]
    public static int daos_cont_global2local(daos_handle_t poh, d_iov_t glob, daos_handle_t* coh)
    {
        if (coh == null || !GlobalHandle.TryRead(glob, GlobalHandle.ContainerKind, out GlobalHandle blob))
        {
            return LastError.Fail(Der.Invalid, "no room for the handle, or what was passed is no global handle of a container");
        }

        if (PoolHandle.Find(poh) is not { } pool)
        {
            return Der.NoHandle;
        }

        if (pool.Session.Id != blob.PoolSession)
        {
            return LastError.Fail(Der.Invalid, "the container was opened through another connection: its pool must come from a global handle too");
        }

        ContainerRecord? record;
        using (StoreRead read = pool.Store.BeginRead())
        {
            record = ContainerTable.Find(pool.Store, read.Txn, blob.Container);
        }

        if (record == null)
        {
            return LastError.Fail(Der.NonExistent, "the container of the global handle was destroyed");
        }

        // The bytes may come from anyone: what they let do is what this user may.
        ContainerRights rights = Authorization.OfContainer(record.Access, pool.User, blob.Flags);
        if (!Authorization.CanOpen(rights, blob.Flags))
        {
            return LastError.Fail(Der.NoPermission, "the access list of the container does not let this user open it so");
        }

        Session session = new(blob.ContainerSession, record.Number, pool.Session, isOwner: false);
        pool.Store.Sessions.Join(session);
        *coh = ContainerHandle.Add(pool, record, blob.Flags, session, rights);
        return Der.Success;
    }
}
