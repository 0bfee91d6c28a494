using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Sessions;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Connections handed to other processes.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class PoolGlobalExports
{
    [NativeExport]
    public static int daos_pool_local2global(daos_handle_t poh, d_iov_t* glob)
    {
        if (!GlobalHandle.IsTarget(glob))
        {
            return Der.Invalid;
        }

        return PoolHandle.Find(poh) is { } pool
            ? new GlobalHandle(pool) { Flags = pool.IsReadOnly ? Daos.DAOS_PC_RO : Daos.DAOS_PC_RW }.Write(glob, GlobalHandle.PoolKind)
            : Der.NoHandle;
    }

    [NativeExport]
    public static int daos_pool_global2local(d_iov_t glob, daos_handle_t* poh)
    {
        if (poh == null || !GlobalHandle.TryRead(glob, GlobalHandle.PoolKind, out GlobalHandle blob))
        {
            return LastError.Fail(Der.Invalid, "no room for the handle, or what was passed is no global handle of a pool");
        }

        LocalSystem system = SystemRegistry.FindByIdentity(blob.System, blob.Directory);
        if (system.FindPool(blob.Pool.ToString("D")) is not { } entry)
        {
            return LastError.Fail(Der.NonExistent, "the pool of the global handle was destroyed");
        }

        PoolStore store = system.Acquire(entry);
        Identity user = Identity.Current();
        PoolRights rights = PoolAccess.RightsOf(store, user, blob.Flags);
        PoolHandle handle = new(system, store, blob.Flags, new Session(blob.PoolSession, Session.Pool, null, isOwner: false), user, rights);
        try
        {
            if (!rights.HasFlag(PoolRights.Read))
            {
                handle.Close();
                return LastError.Fail(Der.NoPermission, "the access list of the pool does not let this user connect so");
            }

            store.Sessions.Join(handle.Session);
        }
        catch
        {
            handle.Close();
            throw;
        }

        *poh = HandleTable.Add(HandleKind.Pool, handle);
        return Der.Success;
    }
}
