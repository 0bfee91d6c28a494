using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Sessions;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Connections to pools.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class PoolExports
{
    [NativeExport]
    public static int daos_pool_connect2(sbyte* pool, sbyte* sys, uint flags, daos_handle_t* poh, daos_pool_info_t* info, daos_event* ev)
    {
        if (!EngineLifecycle.IsInitialised)
        {
            return LastError.Fail(Der.Uninitialized, "daos_init has not been called");
        }

        if (poh == null || pool == null || flags is not (Daos.DAOS_PC_RO or Daos.DAOS_PC_RW or Daos.DAOS_PC_EX))
        {
            return LastError.Fail(Der.Invalid, "a pool is opened read-only, read-write or exclusively, into a handle");
        }

        string name = NativeText.Read(pool)!;
        string? systemName = NativeText.Read(sys);
        if (systemName is { Length: > (int)Daos.DAOS_SYS_NAME_MAX })
        {
            return LastError.Fail(Der.Overflow, "the system name is too long");
        }

        if (!Daos.daos_label_is_valid(pool) && !Daos.daos_is_valid_uuid_string(pool))
        {
            return LastError.Fail(Der.Invalid, $"'{name}' is neither a pool label nor a UUID");
        }

        if (SystemRegistry.Find(systemName) is not { } system)
        {
            return LastError.Fail(Der.Invalid, $"there is no system '{systemName}'");
        }

        if (system.FindPool(name) is not { } entry)
        {
            return LastError.Fail(Der.NonExistent, $"there is no pool '{name}' in '{system.Directory}'");
        }

        return Connect(system, entry, flags, poh, info);
    }

    [NativeExport]
    public static int daos_pool_disconnect(daos_handle_t poh, daos_event* ev)
    {
        if (HandleTable.Find<PoolHandle>(poh, HandleKind.Pool) is not { } pool)
        {
            return Der.NoHandle;
        }

        if (pool.Containers > 0)
        {
            return LastError.Fail(Der.Busy, $"{pool.Containers} containers of the pool are still open");
        }

        if (HandleTable.Remove<PoolHandle>(poh, HandleKind.Pool) == null)
        {
            return Der.NoHandle;
        }

        pool.Close();
        return Der.Success;
    }

    [NativeExport]
    public static int daos_pool_query(daos_handle_t poh, d_rank_list_t** ranks, daos_pool_info_t* info, daos_prop_t* pool_prop, daos_event* ev)
    {
        if (PoolHandle.Find(poh) is not { } pool)
        {
            return Der.NoHandle;
        }

        int rc = PoolInfo.FillProperties(pool, pool_prop);
        if (rc == 0 && ranks != null)
        {
            *ranks = PoolInfo.Ranks(info == null ? 0 : info->pi_bits);
        }

        if (rc == 0 && info != null)
        {
            PoolInfo.Fill(pool.Store, info, info->pi_bits);
        }

        return rc;
    }

    [NativeExport]
    public static int daos_pool_query_target(daos_handle_t poh, uint tgt, uint rank, daos_target_info_t* info, daos_event* ev)
    {
        if (PoolHandle.Find(poh) is not { } pool)
        {
            return Der.NoHandle;
        }

        if (info == null || tgt >= PoolInfo.Targets || rank != 0)
        {
            return tgt >= PoolInfo.Targets || rank != 0 ? Der.NonExistent : Der.Invalid;
        }

        *info = default;
        info->ta_state = daos_target_state_t.DAOS_TS_UP_IN;
        PoolInfo.FillSpace(pool.Store, ref info->ta_space);
        return Der.Success;
    }

    [NativeExport]
    public static int daos_pool_list_cont(daos_handle_t poh, ulong* ncont, daos_pool_cont_info* cbuf, daos_event* ev)
    {
        if (ncont == null)
        {
            return Der.Invalid;
        }

        if (PoolHandle.Find(poh) is not { } pool)
        {
            return Der.NoHandle;
        }

        using StoreRead read = pool.Store.BeginRead();
        List<ContainerRecord> containers = ContainerTable.List(pool.Store, read.Txn);
        ulong room = *ncont;
        *ncont = (ulong)containers.Count;
        if (cbuf == null || room == 0)
        {
            return Der.Success;
        }

        if (room < (ulong)containers.Count)
        {
            return Der.Truncated;
        }

        for (int i = 0; i < containers.Count; i++)
        {
            ContainerInfo.FillName(containers[i], cbuf + i);
        }

        return Der.Success;
    }

    [NativeExport]
    public static int daos_mgmt_list_pools(sbyte* group, ulong* npools, daos_mgmt_pool_info_t* pools, daos_event* ev)
    {
        if (npools == null)
        {
            return Der.Invalid;
        }

        if (SystemRegistry.Find(NativeText.Read(group)) is not { } system)
        {
            return LastError.Fail(Der.Invalid, $"there is no system '{NativeText.Read(group)}'");
        }

        List<PoolEntry> entries = system.ListPools();
        ulong room = *npools;
        *npools = (ulong)entries.Count;
        if (pools == null)
        {
            return Der.Success;
        }

        if (room < (ulong)entries.Count)
        {
            return Der.Truncated;
        }

        for (int i = 0; i < entries.Count; i++)
        {
            pools[i] = default;
            entries[i].Id.TryWriteBytes(pools[i].mgpi_uuid, bigEndian: true, out _);

            // The caller frees label and ranks with free, as he does with DAOS's.
            pools[i].mgpi_label = (sbyte*)System.Runtime.InteropServices.Marshal.StringToCoTaskMemUTF8(entries[i].Label);
            pools[i].mgpi_svc = PoolInfo.Ranks(0);
        }

        return Der.Success;
    }

    private static int Connect(LocalSystem system, PoolEntry entry, uint flags, daos_handle_t* poh, daos_pool_info_t* info)
    {
        PoolStore store = system.Acquire(entry);
        Identity user = Identity.Current();
        PoolRights rights;
        try
        {
            rights = PoolAccess.RightsOf(store, user, flags);
        }
        catch
        {
            system.Release(store);
            throw;
        }

        if (!rights.HasFlag(PoolRights.Read))
        {
            system.Release(store);
            return LastError.Fail(Der.NoPermission, $"the access list of the pool '{entry.Label}' does not let '{user.User}' connect so");
        }

        PoolHandle handle = new(system, store, flags, new Session(Guid.NewGuid(), Session.Pool, null, isOwner: true), user, rights);
        try
        {
            int rc = store.Sessions.Open(handle.Session, exclusive: (flags & Daos.DAOS_PC_EX) != 0);
            if (rc != 0)
            {
                system.Release(store);
                return rc == Der.Busy
                    ? LastError.Fail(rc, $"the pool '{entry.Label}' is connected, and one of the connections is exclusive")
                    : LastError.Fail(rc, $"the pool '{entry.Label}' was destroyed");
            }

            if (info != null)
            {
                PoolInfo.Fill(store, info, info->pi_bits);
            }
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
