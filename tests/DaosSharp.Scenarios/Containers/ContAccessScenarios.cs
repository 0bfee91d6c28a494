using System.Globalization;
using System.Runtime.InteropServices;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;
using DaosSharp.Scenarios.Utilities;

namespace DaosSharp.Scenarios.Containers;

/// <summary>Owner, access list and permissions of a container.</summary>
public sealed unsafe partial class ContAccessScenarios(ScenarioContext context) : AccessFamily(context)
{
    private const uint UnknownId = 987654321;

    [Scenario("cont.acl_overwrite")]
    public void Overwrite()
    {
        daos_handle_t container = Context.Container;
        daos_acl* list = ListOf("A::OWNER@:rwdtTaAo", "A::EVERYONE@:r");
        Result.Add("over", Api.daos_cont_overwrite_acl(container, list, null));
        Api.daos_acl_free(list);
        AddAccess(container);
        Result.Add("null", Api.daos_cont_overwrite_acl(container, null, null));
        list = Api.daos_acl_create(null, 0);
        Result.Add("empty", Api.daos_cont_overwrite_acl(container, list, null));
        Api.daos_acl_free(list);
        AddAccess(container);
    }

    [Scenario("cont.owner")]
    public void Owner()
    {
        daos_handle_t container = Context.Container;
        fixed (byte* bad = "bob\0"u8, unknown = "no-such-user@\0"u8)
        {
            Result.Add("nothing", Api.daos_cont_set_owner(container, null, null, null));
            Result.Add("bad", Api.daos_cont_set_owner(container, (sbyte*)bad, null, null));
            Result.Add("unknown", Api.daos_cont_set_owner(container, (sbyte*)unknown, null, null));
            Result.Add("nocheck", Api.daos_cont_set_owner_no_check(container, (sbyte*)unknown, null, null));
        }
    }

    [Scenario("cont.perms")]
    public void Permissions()
    {
        daos_prop_t* access = null;
        Result.Add("acl", Api.daos_cont_get_acl(Context.Container, &access, null));
        ulong permissions = 0;
        uint group = GetGroup();
        Result.Add("owner", Api.daos_cont_get_perms(access, GetUser(), &group, 1, &permissions)).Word(Hex(permissions));
        Result.Add("other", Api.daos_cont_get_perms(access, UnknownId, &group, 1, &permissions)).Word(Hex(permissions));
        Result.Add("null", Api.daos_cont_get_perms(access, GetUser(), &group, 1, null));
        Api.daos_prop_free(access);
    }

    [Scenario("pool.perms")]
    public void PoolPermissions()
    {
        daos_prop_t* access = Api.daos_prop_alloc(3);
        access->dpp_entries[0].dpe_type = (uint)daos_pool_props.DAOS_PROP_PO_ACL;
        access->dpp_entries[1].dpe_type = (uint)daos_pool_props.DAOS_PROP_PO_OWNER;
        access->dpp_entries[2].dpe_type = (uint)daos_pool_props.DAOS_PROP_PO_OWNER_GROUP;
        Result.Add("query", Api.daos_pool_query(Context.Backend.Pool, null, null, access, null));
        ulong permissions = 0;
        uint group = GetGroup();
        Result.Add("owner", Api.daos_pool_get_perms(access, GetUser(), &group, 1, &permissions)).Word(Hex(permissions));
        Result.Add("other", Api.daos_pool_get_perms(access, UnknownId, &group, 1, &permissions)).Word(Hex(permissions));
        Api.daos_prop_free(access);
    }

    private void AddAccess(daos_handle_t container)
    {
        daos_prop_t* access = null;
        Result.Add("acl", Api.daos_cont_get_acl(container, &access, null));
        AddEntries((daos_acl*)Api.daos_prop_entry_get(access, (uint)daos_cont_props.DAOS_PROP_CO_ACL)->dpe_val_ptr);
        daos_prop_entry* owner = Api.daos_prop_entry_get(access, (uint)daos_cont_props.DAOS_PROP_CO_OWNER);
        Result.Add("owner_at", NativeMemoryText.Read(owner->dpe_str).EndsWith('@'));
        Api.daos_prop_free(access);
    }

    private static string Hex(ulong permissions) => permissions.ToString("x", CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetUser();

    [LibraryImport("libc", EntryPoint = "getegid")]
    private static partial uint GetGroup();
}
