using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Objects;

/// <summary>Object id tables of snapshots.</summary>
public sealed unsafe class ObjectIndexTests
{
    private const int NonExistent = -1005;
    private const int Invalid = -1003;

    private static DaosApi Api => EngineSession.Api;

    [Fact]
    public void A_table_has_the_objects_of_the_snapshot_and_their_marks()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        for (ulong i = 1; i <= 100; i++)
        {
            Write(session, i);
        }

        daos_handle_t container = session.ContainerHandle;
        ulong epoch;
        EngineSession.Require(Api.daos_cont_create_snap(container, &epoch, null, null));
        Write(session, 101);
        daos_handle_t table;
        Assert.Equal(NonExistent, Api.daos_oit_open(container, epoch, &table, null));
        Assert.Equal(NonExistent, Api.daos_cont_snap_oit_create(container, epoch + 1, null, null));
        EngineSession.Require(Api.daos_cont_snap_oit_create(container, epoch, null, null));
        EngineSession.Require(Api.daos_oit_open(container, epoch, &table, null));
        List<daos_obj_id_t> all = List(table, unmarkedOnly: false);
        Assert.Equal(Enumerable.Range(1, 100).Select(static i => (ulong)i), all.Select(static id => id.lo).Order());

        byte* mark = stackalloc byte[33];
        d_iov_t iov = new() { iov_buf = mark, iov_buf_len = 33, iov_len = 5 };
        EngineSession.Require(Api.daos_oit_mark(table, all[0], &iov, null));
        EngineSession.Require(Api.daos_oit_mark(table, all[1], &iov, null));
        Assert.Equal(98, List(table, unmarkedOnly: true).Count);
        EngineSession.Require(Api.daos_oit_mark(table, all[1], null, null));
        Assert.Equal(99, List(table, unmarkedOnly: true).Count);
        Assert.Equal(NonExistent, Api.daos_oit_mark(table, new daos_obj_id_t { lo = 101, hi = all[0].hi }, &iov, null));
        iov.iov_len = 33;
        Assert.Equal(Invalid, Api.daos_oit_mark(table, all[0], &iov, null));

        daos_obj_id_t* ids = stackalloc daos_obj_id_t[128];
        uint count = 128;
        daos_anchor_t anchor = default;
        EngineSession.Require(Api.daos_oit_list_filter(table, ids, &count, &anchor, &IsMarked, null));
        Assert.Equal(1u, count);
        Assert.Equal(all[0].lo, ids[0].lo);

        EngineSession.Require(Api.daos_cont_snap_oit_destroy(container, table, null));
        EngineSession.Require(Api.daos_oit_close(table, null));
        Assert.Equal(NonExistent, Api.daos_oit_open(container, epoch, &table, null));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int IsMarked(daos_obj_id_t id, d_iov_t* mark) => mark->iov_len == 5 ? 1 : 0;

    private static void Write(EngineSession session, ulong number) => EngineSession.Require(new ObjectCalls(session, number).Write(default, 0, "abcd"u8));

    private static List<daos_obj_id_t> List(daos_handle_t table, bool unmarkedOnly)
    {
        const int Room = 7;
        List<daos_obj_id_t> found = [];
        daos_obj_id_t* ids = stackalloc daos_obj_id_t[Room];
        daos_anchor_t anchor = default;
        while (anchor.da_type != (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_EOF)
        {
            uint count = Room;
            EngineSession.Require(unmarkedOnly
                ? Api.daos_oit_list_unmarked(table, ids, &count, &anchor, null)
                : Api.daos_oit_list(table, ids, &count, &anchor, null));
            found.AddRange(new ReadOnlySpan<daos_obj_id_t>(ids, (int)count));
        }

        return found;
    }
}
