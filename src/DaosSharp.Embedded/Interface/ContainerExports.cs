using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Sessions;
using DaosSharp.Embedded.Storage;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Creating, opening, querying and destroying containers.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(Events.EventGate))]
internal static unsafe partial class ContainerExports
{
    // All handles of this process are of one user.
    private const uint EvictFlags = Daos.DAOS_COO_EVICT | Daos.DAOS_COO_EVICT_ALL;

    [NativeExport]
    public static int daos_cont_create2(daos_handle_t poh, byte* uuid, daos_prop_t* cont_prop, daos_event* ev) =>
        Create(poh, null, cont_prop, uuid);

    [NativeExport]
    public static int daos_cont_create_with_label(daos_handle_t poh, sbyte* label, daos_prop_t* cont_prop, byte* uuid, daos_event* ev)
    {
        if (label == null)
        {
            return LastError.Fail(Der.Invalid, "no label");
        }

        // Longer labels are cut without a word, as in DAOS.
        string text = NativeText.Read(label)!;
        return Create(poh, text.Length > ContainerLabel.MaxLength ? text[..ContainerLabel.MaxLength] : text, cont_prop, uuid);
    }

    [NativeExport]
    public static int daos_cont_open2(daos_handle_t poh, sbyte* cont, uint flags, daos_handle_t* coh, daos_cont_info_t* info, daos_event* ev)
    {
        if (!AreFlagsValid(flags) || coh == null || cont == null)
        {
            return LastError.Fail(Der.Invalid, "a container is opened read-only, read-write or exclusively, into a handle");
        }

        if (!Daos.daos_label_is_valid(cont) && !Daos.daos_is_valid_uuid_string(cont))
        {
            return LastError.Fail(Der.Invalid, $"'{NativeText.Read(cont)}' is neither a container label nor a UUID");
        }

        if (PoolHandle.Find(poh) is not { } pool)
        {
            return Der.NoHandle;
        }

        ContainerRecord? record;
        using (StoreRead read = pool.Store.BeginRead())
        {
            record = ContainerTable.Find(pool.Store, read.Txn, NativeText.Read(cont)!);
        }

        return record == null
            ? LastError.Fail(Der.NonExistent, $"there is no container '{NativeText.Read(cont)}' in the pool '{pool.Store.Label}'")
            : Open(pool, record, flags, coh, info);
    }

    [NativeExport]
    public static int daos_cont_close(daos_handle_t coh, daos_event* ev)
    {
        if (HandleTable.Remove<ContainerHandle>(coh, HandleKind.Container) is not { } container)
        {
            return Der.NoHandle;
        }

        container.Store.Sessions.Close(container.Session);
        container.Pool.RemoveContainer();
        return Der.Success;
    }

    [NativeExport]
    public static int daos_cont_destroy2(daos_handle_t poh, sbyte* cont, int force, daos_event* ev)
    {
        if (cont == null || !Daos.daos_label_is_valid(cont) && !Daos.daos_is_valid_uuid_string(cont))
        {
            return LastError.Fail(Der.Invalid, $"'{NativeText.Read(cont)}' is neither a container label nor a UUID");
        }

        if (PoolHandle.Find(poh) is not { } pool)
        {
            return Der.NoHandle;
        }

        DestroyContainer operation = new()
        {
            LabelOrId = NativeText.Read(cont)!,
            Force = force != 0,
            Rights = pool.Rights,
            User = pool.User,
            PoolFlags = pool.Flags,
        };
        int rc = pool.Store.Execute(ref operation, freesSpace: true);
        if (rc == 0 && operation.HasRest)
        {
            ContainerRemoval.Finish(pool.Store);
        }

        return rc switch
        {
            Der.NonExistent => LastError.Fail(rc, $"there is no container '{operation.LabelOrId}' in the pool '{pool.Store.Label}'"),
            Der.NoPermission => LastError.Fail(rc, $"'{pool.User.User}' may not destroy '{operation.LabelOrId}' through this connection"),
            Der.Busy => LastError.Fail(rc, $"the container '{operation.LabelOrId}' is open; force destroys it all the same"),
            _ => rc,
        };
    }

    [NativeExport]
    public static int daos_cont_query(daos_handle_t coh, daos_cont_info_t* info, daos_prop_t* cont_prop, daos_event* ev)
    {
        if (!PropertyList.IsQuery(cont_prop, (uint)daos_cont_props.DAOS_PROP_CO_MIN, ContainerQueryProperties.End))
        {
            return LastError.Fail(Der.Invalid, "the property list is malformed, or has what is no container property");
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        if (!ContainerQueryProperties.IsAllowed(cont_prop, container.Rights))
        {
            return LastError.Fail(Der.NoPermission, "the access list of the container does not let this user see all that is asked for");
        }

        using StoreRead read = container.Store.BeginRead();
        if (ContainerTable.Find(container.Store, read.Txn, container.Number) is not { } record)
        {
            return LastError.Fail(Der.NonExistent, "the container was destroyed");
        }

        ContainerQueryProperties.Complete(cont_prop);
        int rc = ContainerQueryProperties.Fill(record, cont_prop);
        if (rc == 0 && info != null)
        {
            ContainerInfo.Fill(container.Store, read.Txn, record, info);
        }

        return rc;
    }

    [NativeExport]
    public static int daos_cont_set_prop(daos_handle_t coh, daos_prop_t* prop, daos_event* ev)
    {
        int rc = ContainerChangeProperties.Check(prop);
        if (rc != 0)
        {
            return rc;
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        if (!ContainerChangeProperties.IsAllowed(prop, container.Rights))
        {
            return LastError.Fail(Der.NoPermission, "the handle is read-only, or the access list of the container does not let this user make the change");
        }

        SetPropertiesOperation operation = new() { Number = container.Number, Properties = prop };
        return container.Store.Execute(ref operation);
    }

    // What DAOS itself does not implement.
    [NativeExport]
    public static int daos_cont_rollback(daos_handle_t coh, ulong epoch, daos_event* ev) => Der.NotImplemented;

    [NativeExport]
    public static int daos_cont_subscribe(daos_handle_t coh, ulong* epoch, daos_event* ev) => Der.NotImplemented;

    [NativeExport]
    public static int daos_cont_alloc_oids(daos_handle_t coh, ulong num_oids, ulong* oid, daos_event* ev)
    {
        if (num_oids == 0 || oid == null)
        {
            return Der.Invalid;
        }

        if (ContainerHandle.Find(coh) is not { } container)
        {
            return Der.NoHandle;
        }

        ulong first = 0;
        ChangeContainer operation = new()
        {
            Number = container.Number,
            Change = (record, _) =>
            {
                if (num_oids > ulong.MaxValue - record.NextOid)
                {
                    return Der.Overflow;
                }

                first = record.NextOid;
                record.NextOid += num_oids;
                return Der.Success;
            },
        };
        int rc = container.Store.Execute(ref operation);
        if (rc == 0)
        {
            *oid = first;
        }

        return rc;
    }

    // One of the three modes; the exclusive one evicts all others or none, the other two those of the same user.
    private static bool AreFlagsValid(uint flags)
    {
        uint mode = flags & Daos.DAOS_COO_IO_BASE_MASK;
        return (flags & ~Daos.DAOS_COO_MASK) == 0 && mode is Daos.DAOS_COO_RO or Daos.DAOS_COO_RW or Daos.DAOS_COO_EX
            && (flags & (mode == Daos.DAOS_COO_EX ? Daos.DAOS_COO_EVICT : Daos.DAOS_COO_EVICT_ALL)) == 0;
    }

    private static int Create(daos_handle_t poh, string? label, daos_prop_t* properties, byte* uuid)
    {
        int rc = ContainerCreationProperties.Read(properties, label, out CreateContainer operation);
        if (rc != 0)
        {
            return rc;
        }

        if (PoolHandle.Find(poh) is not { } pool)
        {
            return Der.NoHandle;
        }

        if (!pool.Rights.HasFlag(PoolRights.CreateContainer))
        {
            return LastError.Fail(Der.NoPermission, $"the pool is connected read-only, or its access list does not let '{pool.User.User}' create containers");
        }

        rc = pool.Store.Execute(ref operation);
        if (rc == 0 && uuid != null)
        {
            operation.Id.TryWriteBytes(new Span<byte>(uuid, 16), bigEndian: true, out _);
        }

        return rc == Der.Exists ? LastError.Fail(rc, $"there is a container '{operation.Label}' in the pool '{pool.Store.Label}' already") : rc;
    }

    private static int Open(PoolHandle pool, ContainerRecord record, uint flags, daos_handle_t* coh, daos_cont_info_t* info)
    {
        if (!Authorization.IsOwned(record.Access))
        {
            return LastError.Fail(Der.Invalid, $"owner '{record.Access.Owner}' or owner group '{record.Access.Group}' of the container is no name@[domain]");
        }

        ContainerRights rights = Authorization.OfContainer(record.Access, pool.User, flags);
        if (!Authorization.CanOpen(rights, flags))
        {
            return LastError.Fail(Der.NoPermission, $"the access list of the container '{record.Label}' does not let '{pool.User.User}' open it so");
        }

        Session session = new(Guid.NewGuid(), record.Number, pool.Session, isOwner: true);
        int rc = pool.Store.Sessions.Open(
            session, (flags & Daos.DAOS_COO_EX) != 0, evict: (flags & EvictFlags) != 0,
            touch: !pool.IsReadOnly && (flags & (Daos.DAOS_COO_RO | Daos.DAOS_COO_RO_MDSTATS)) == 0);
        if (rc != 0)
        {
            return rc == Der.Busy ? LastError.Fail(rc, $"the container '{record.Label}' is open, and one of the handles is exclusive") : rc;
        }

        try
        {
            if (info != null)
            {
                using StoreRead read = pool.Store.BeginRead();
                ContainerInfo.Fill(pool.Store, read.Txn, ContainerTable.Find(pool.Store, read.Txn, record.Number) ?? record, info);
            }
        }
        catch
        {
            pool.Store.Sessions.Close(session);
            throw;
        }

        *coh = ContainerHandle.Add(pool, record, flags, session, rights);
        return Der.Success;
    }
}
