using System.Runtime.InteropServices;
using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Handles;
using DaosSharp.Generators;
using DaosSharp.Interop;
using static DaosSharp.Interop.daos_cont_props;

namespace DaosSharp.Embedded.Interface;

/// <summary>Owner, access list and status of containers.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class ContainerAccessExports
{
    private const ulong ClearedStatus = (ulong)Daos.DAOS_PROP_CO_CLEAR << 48;

    [NativeExport]
    public static int daos_cont_get_acl(daos_handle_t coh, daos_prop_t** acl_prop, daos_event* ev)
    {
        if (acl_prop == null)
        {
            return Der.Invalid;
        }

        daos_prop_t* properties = PropertyList.Allocate(3);
        properties->dpp_entries[0].dpe_type = (uint)DAOS_PROP_CO_ACL;
        properties->dpp_entries[1].dpe_type = (uint)DAOS_PROP_CO_OWNER;
        properties->dpp_entries[2].dpe_type = (uint)DAOS_PROP_CO_OWNER_GROUP;
        int rc = ContainerExports.daos_cont_query(coh, null, properties, null);
        if (rc == 0)
        {
            *acl_prop = properties;
            return rc;
        }

        PropertyList.Free(properties);
        return rc;
    }

    [NativeExport]
    public static int daos_cont_overwrite_acl(daos_handle_t coh, daos_acl* acl, daos_event* ev)
    {
        daos_prop_entry entry = new() { dpe_type = (uint)DAOS_PROP_CO_ACL };
        entry.dpe_val_ptr = acl;
        return Set(coh, &entry, 1);
    }

    [NativeExport]
    public static int daos_cont_update_acl(daos_handle_t coh, daos_acl* acl, daos_event* ev)
    {
        if (AccessList.Validate(acl) != 0)
        {
            return LastError.Fail(Der.Invalid, "the access list is invalid");
        }

        List<nint> entries = AccessList.Entries(acl);
        return Change(coh, old =>
        {
            daos_acl* result = AccessList.Duplicate(old);
            foreach (nint entry in entries)
            {
                daos_acl* next = AccessList.With(result, (daos_ace*)entry);
                NativeMemory.Free(result);
                result = next;
            }

            return Take(result);
        });
    }

    [NativeExport]
    public static int daos_cont_delete_acl(daos_handle_t coh, daos_acl_principal_type type, sbyte* name, daos_event* ev)
    {
        if (!AccessEntry.IsType((uint)type) || AccessEntry.NeedsName((uint)type) && NativeText.Bytes(name).IsEmpty)
        {
            return ContainerHandle.Find(coh) == null ? Der.NoHandle : Der.Invalid;
        }

        return Change(coh, old =>
        {
            fixed (byte* o = old)
            {
                daos_ace* found = AccessList.Find((daos_acl*)o, (uint)type, NativeText.Bytes(name));
                return found == null ? null : Take(AccessList.Without((daos_acl*)o, found));
            }
        });
    }

    [NativeExport]
    public static int daos_cont_set_owner(daos_handle_t coh, sbyte* user, sbyte* group, daos_event* ev) =>
        SetOwner(coh, user, group, mustExist: true);

    [NativeExport]
    public static int daos_cont_set_owner_no_check(daos_handle_t coh, sbyte* user, sbyte* group, daos_event* ev) =>
        SetOwner(coh, user, group, mustExist: false);

    [NativeExport]
    public static int daos_cont_status_clear(daos_handle_t coh, daos_event* ev)
    {
        daos_prop_entry entry = new() { dpe_type = (uint)DAOS_PROP_CO_STATUS };
        entry.dpe_val = ClearedStatus;
        return Set(coh, &entry, 1);
    }

    [NativeExport]
    public static int daos_cont_get_perms(daos_prop_t* cont_prop, uint uid, uint* gids, nuint nr_gids, ulong* perms) =>
        PermissionRequests.Get(
            cont_prop, (uint)DAOS_PROP_CO_ACL, (uint)DAOS_PROP_CO_OWNER, (uint)DAOS_PROP_CO_OWNER_GROUP, uid, gids, nr_gids,
            Permissions.ContainerOwner, perms);

    [NativeExport]
    public static int daos_pool_get_perms(daos_prop_t* pool_prop, uint uid, uint* gids, nuint nr_gids, ulong* perms) =>
        PermissionRequests.Get(
            pool_prop, (uint)daos_pool_props.DAOS_PROP_PO_ACL, (uint)daos_pool_props.DAOS_PROP_PO_OWNER,
            (uint)daos_pool_props.DAOS_PROP_PO_OWNER_GROUP, uid, gids, nr_gids, Permissions.PoolOwner, perms);

    private static int SetOwner(daos_handle_t coh, sbyte* user, sbyte* group, bool mustExist)
    {
        daos_prop_entry* entries = stackalloc daos_prop_entry[2];
        uint count = 0;
        int rc = user == null ? Der.Success : PermissionRequests.CheckPrincipal(NativeText.Bytes(user), isGroup: false, mustExist);
        if (user != null && rc == 0)
        {
            entries[count] = new daos_prop_entry { dpe_type = (uint)DAOS_PROP_CO_OWNER };
            entries[count++].dpe_str = user;
        }

        rc = rc != 0 || group == null ? rc : PermissionRequests.CheckPrincipal(NativeText.Bytes(group), isGroup: true, mustExist);
        if (group != null && rc == 0)
        {
            entries[count] = new daos_prop_entry { dpe_type = (uint)DAOS_PROP_CO_OWNER_GROUP };
            entries[count++].dpe_str = group;
        }

        return rc == 0 ? Set(coh, entries, count) : rc;
    }

    private static int Set(daos_handle_t coh, daos_prop_entry* entries, uint count)
    {
        daos_prop_t properties = new() { dpp_nr = count, dpp_entries = entries };
        return ContainerExports.daos_cont_set_prop(coh, &properties, null);
    }

    // Reads, changes and writes the list in one transaction. The change gives null when the principal has no entry.
    private static int Change(daos_handle_t coh, Func<byte[], byte[]?> change)
    {
        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        ChangeContainer operation = new()
        {
            Number = container.Number,
            Change = (record, context) =>
            {
                byte[]? changed = change(record.Access.List);
                if (changed == null)
                {
                    return Der.NonExistent;
                }

                if (!container.Rights.HasFlag(ContainerRights.SetAccess))
                {
                    return Der.NoPermission;
                }

                if (changed.Length is 0 or > AccessList.MaxLength)
                {
                    return Der.Invalid;
                }

                record.Access = record.Access with { List = changed };
                record.ModifyTime = context.Epoch;
                return Der.Success;
            },
        };
        return container.Store.Execute(ref operation);
    }

    private static byte[] Take(daos_acl* made)
    {
        byte[] bytes = AccessList.Bytes(made).ToArray();
        NativeMemory.Free(made);
        return bytes;
    }
}
