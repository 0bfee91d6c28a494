using System.Text;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Access;

/// <summary>Owners, access lists and roots are kept in the store, and count.</summary>
public sealed unsafe class StoredAccessTests
{
    private const uint ContainerList = (uint)daos_cont_props.DAOS_PROP_CO_ACL;
    private const uint PoolList = (uint)daos_pool_props.DAOS_PROP_PO_ACL;

    [Fact]
    public void Access_and_roots_outlive_the_process_that_set_them()
    {
        using StoreDirectory directory = new();
        using (EngineSession session = new())
        {
            EngineSession.Require(session.Open(directory.Path, create: true));
            using Entries entries = new("A::OWNER@:rwdtTaAo", "A::bob@:r");
            EngineSession.Require(EngineSession.Api.daos_cont_overwrite_acl(session.ContainerHandle, entries.List, null));
            fixed (byte* group = "others@\0"u8)
            {
                EngineSession.Require(EngineSession.Api.daos_cont_set_owner_no_check(session.ContainerHandle, null, (sbyte*)group, null));
            }
        }

        using EngineSession again = new();
        EngineSession.Require(again.Open(directory.Path, create: false));
        Assert.Equal(["A::OWNER@:rwdtTaAo", "A::bob@:r"], Entries.Read(QueryList(again.ContainerHandle)));
        Assert.Equal("others@", QueryText(again.ContainerHandle, daos_cont_props.DAOS_PROP_CO_OWNER_GROUP));
        Assert.Equal([], again.Findings());
    }

    [Fact]
    public void Roots_given_at_creation_are_kept()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        daos_prop_co_roots roots = default;
        for (int i = 0; i < 4; i++)
        {
            roots.cr_oids[i] = new daos_obj_id_t { hi = (ulong)i << 40, lo = (ulong)i + 1 };
        }

        daos_prop_entry entry = new() { dpe_type = (uint)daos_cont_props.DAOS_PROP_CO_ROOTS };
        entry.dpe_val_ptr = &roots;
        daos_prop_t list = new() { dpp_nr = 1, dpp_entries = &entry };
        daos_handle_t container;
        fixed (byte* label = "rooted\0"u8)
        {
            EngineSession.Require(EngineSession.Api.daos_cont_create_with_label(session.PoolHandle, (sbyte*)label, &list, null, null));
            EngineSession.Require(EngineSession.Api.daos_cont_open2(session.PoolHandle, (sbyte*)label, Daos.DAOS_COO_RO, &container, null, null));
        }

        daos_prop_t* answer = Query(container, daos_cont_props.DAOS_PROP_CO_ROOTS);
        Assert.True(new Span<byte>(&roots, sizeof(daos_prop_co_roots)).SequenceEqual(new Span<byte>(answer->dpp_entries[0].dpe_val_ptr, sizeof(daos_prop_co_roots))));
        EngineSession.Api.daos_prop_free(answer);
        EngineSession.Close(container);
    }

    [Fact]
    public void The_access_list_of_a_pool_decides_who_connects()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        using (Entries reading = new("A::EVERYONE@:r"))
        {
            SetPool(session, reading.List, "stranger@");
        }

        Assert.Equal((0, Der.NoPermission), Connect(session));
        using (Entries creating = new("A::EVERYONE@:rc"))
        {
            SetPool(session, creating.List, null);
        }

        Assert.Equal((0, 0), Connect(session));
        using Entries nothing = new("A::OWNER@:rw");
        SetPool(session, nothing.List, null);
        Assert.Equal((Der.NoPermission, Der.NoPermission), Connect(session));
    }

    [Fact]
    public void Who_may_not_destroy_in_the_pool_may_destroy_what_lets_him()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        EngineSession.Close(session.CreateContainer("mine"));
        EngineSession.Close(CreateFor(session, "theirs", "A::EVERYONE@:rw"));
        EngineSession.Close(CreateFor(session, "open", "A::EVERYONE@:rwd"));
        using (Entries creating = new("A::EVERYONE@:rc"))
        {
            SetPool(session, creating.List, "stranger@");
        }

        daos_handle_t pool = default;
        EngineSession.Require(Connect(session, Daos.DAOS_PC_RW, &pool));
        Assert.Equal(0, Destroy(pool, "mine"));
        Assert.Equal(0, Destroy(pool, "open"));
        Assert.Equal(Der.NoPermission, Destroy(pool, "theirs"));
        Assert.Equal(Der.NonExistent, Destroy(pool, "nothing"));
        EngineSession.Require(EngineSession.Api.daos_pool_disconnect(pool, null));
    }

    [Fact]
    public void Nobody_creates_a_container_for_somebody_else()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        fixed (byte* label = "theirs\0"u8, owner = "stranger@\0"u8)
        {
            daos_prop_entry entry = new() { dpe_type = (uint)daos_cont_props.DAOS_PROP_CO_OWNER };
            entry.dpe_str = (sbyte*)owner;
            daos_prop_t list = new() { dpp_nr = 1, dpp_entries = &entry };
            Assert.Equal(Der.Invalid, EngineSession.Api.daos_cont_create_with_label(session.PoolHandle, (sbyte*)label, &list, null, null));
        }
    }

    private static daos_handle_t CreateFor(EngineSession session, string label, string list)
    {
        daos_handle_t container = session.CreateContainer(label);
        using Entries entries = new(list);
        EngineSession.Require(EngineSession.Api.daos_cont_overwrite_acl(container, entries.List, null));
        fixed (byte* owner = "stranger@\0"u8)
        {
            EngineSession.Require(EngineSession.Api.daos_cont_set_owner_no_check(container, (sbyte*)owner, (sbyte*)owner, null));
        }

        return container;
    }

    private static int Destroy(daos_handle_t pool, string label)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(label + '\0'))
        {
            return EngineSession.Api.daos_cont_destroy2(pool, (sbyte*)text, 0, null);
        }
    }

    private static void SetPool(EngineSession session, daos_acl* list, string? owner)
    {
        daos_prop_entry* entries = stackalloc daos_prop_entry[3];
        entries[0] = new daos_prop_entry { dpe_type = PoolList };
        entries[0].dpe_val_ptr = list;
        entries[1] = new daos_prop_entry { dpe_type = (uint)daos_pool_props.DAOS_PROP_PO_OWNER };
        entries[2] = new daos_prop_entry { dpe_type = (uint)daos_pool_props.DAOS_PROP_PO_OWNER_GROUP };
        daos_prop_t properties = new() { dpp_nr = owner == null ? 1u : 3, dpp_entries = entries };
        fixed (byte* name = Encoding.UTF8.GetBytes((owner ?? "") + '\0'), pool = Encoding.UTF8.GetBytes(EngineSession.Pool + '\0'), system = session.System)
        {
            entries[1].dpe_str = (sbyte*)name;
            entries[2].dpe_str = (sbyte*)name;
            EngineSession.Require(EngineSession.Admin.dse_pool_set_prop((sbyte*)system, (sbyte*)pool, &properties));
        }
    }

    // Results of connecting for reading and for writing.
    private static (int Reading, int Writing) Connect(EngineSession session)
    {
        daos_handle_t pool = default;
        int reading = Connect(session, Daos.DAOS_PC_RO, &pool);
        EngineSession.Require(reading == 0 ? EngineSession.Api.daos_pool_disconnect(pool, null) : 0);
        int writing = Connect(session, Daos.DAOS_PC_RW, &pool);
        EngineSession.Require(writing == 0 ? EngineSession.Api.daos_pool_disconnect(pool, null) : 0);
        return (reading, writing);
    }

    private static int Connect(EngineSession session, uint flags, daos_handle_t* handle)
    {
        fixed (byte* pool = Encoding.UTF8.GetBytes(EngineSession.Pool + '\0'), system = session.System)
        {
            return EngineSession.Api.daos_pool_connect2((sbyte*)pool, (sbyte*)system, flags, handle, null, null);
        }
    }

    private static daos_prop_t* Query(daos_handle_t container, daos_cont_props type)
    {
        daos_prop_t* list = EngineSession.Api.daos_prop_alloc(1);
        list->dpp_entries[0].dpe_type = (uint)type;
        EngineSession.Require(EngineSession.Api.daos_cont_query(container, null, list, null));
        return list;
    }

    private static daos_acl* QueryList(daos_handle_t container)
    {
        daos_prop_t* list = Query(container, (daos_cont_props)ContainerList);
        daos_acl* copy = EngineSession.Api.daos_acl_dup((daos_acl*)list->dpp_entries[0].dpe_val_ptr);
        EngineSession.Api.daos_prop_free(list);
        return copy;
    }

    private static string QueryText(daos_handle_t container, daos_cont_props type)
    {
        daos_prop_t* list = Query(container, type);
        string text = System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)list->dpp_entries[0].dpe_str)!;
        EngineSession.Api.daos_prop_free(list);
        return text;
    }
}
