using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Groups;

/// <summary>A write that fails leaves the others of its group as if it had not been there.</summary>
public sealed unsafe class GroupFailureTests() : GroupTest(poolSize: 16 << 20)
{
    private const ulong OnlyNew = Daos.DAOS_COND_KEY_INSERT;

    [Fact]
    public void A_condition_refuses_one_write_and_the_others_share_their_transaction()
    {
        EngineSession.Require(EngineSession.Put(KeyValue, "there", [1]));
        using QueuedWrites writes = new();
        long before = Commits;
        int first = writes.Put(KeyValue, "a", [2]);
        int refused = writes.Put(KeyValue, "there", [3], OnlyNew);
        int missing = writes.Remove(KeyValue, "missing", Daos.DAOS_COND_KEY_REMOVE);
        int own = writes.Put(KeyValue, "b", [4], OnlyNew);
        int again = writes.Put(KeyValue, "b", [5], OnlyNew);
        writes.PollAll();
        Assert.Equal((0, -1004, -1005, 0, -1004), (writes.Code(first), writes.Code(refused), writes.Code(missing), writes.Code(own), writes.Code(again)));
        Assert.Equal(before + 1, Commits);
        AssertValue("a", [2]);
        AssertValue("there", [1]);
        AssertValue("b", [4]);
    }

    [Fact]
    public void A_write_that_fails_when_it_has_changed_something_is_undone_alone()
    {
        byte[] old = Value(1, 6 << 20);
        EngineSession.Require(EngineSession.WriteArray(Array, 0, old));
        using QueuedWrites writes = new();
        int first = writes.Put(KeyValue, "a", [1]);

        // Cuts the old extent and then finds no room.
        int tooLarge = writes.Write(Array, 0, Value(2, 15 << 20));
        int last = writes.Put(KeyValue, "b", [2]);
        writes.PollAll();
        Assert.Equal((0, -1007, 0), (writes.Code(first), writes.Code(tooLarge), writes.Code(last)));
        AssertValue("a", [1]);
        AssertValue("b", [2]);
        byte[] read = new byte[old.Length];
        EngineSession.Require(EngineSession.ReadArray(Array, 0, read));
        Assert.Equal(old, read);
        Assert.Equal(0UL, Session.Check());
    }

    [Fact]
    public void A_full_pool_refuses_those_for_which_there_is_no_room()
    {
        using QueuedWrites writes = new(128);
        int stored = 0;
        int refused = 0;
        for (int round = 0; round < 10; round++)
        {
            List<int> group = [];
            for (int i = 0; i < 40; i++)
            {
                group.Add(writes.Put(KeyValue, $"key-{round}-{i}", Value(round * 40 + i, 100_000)));
            }

            writes.PollAll();
            for (int i = 0; i < group.Count; i++)
            {
                int code = writes.Code(group[i]);
                AssertValue($"key-{round}-{i}", code == 0 ? Value(round * 40 + i, 100_000) : null);
                stored += code == 0 ? 1 : 0;
                refused += code == Der.NoSpace ? 1 : 0;
            }
        }

        Assert.Equal(400, stored + refused);
        Assert.InRange(stored, 100, 170);
        Assert.Equal(0UL, Session.Check());
        writes.Remove(KeyValue, "key-0-0");
        writes.PollAll();
        int after = writes.Put(KeyValue, "after", Value(1, 90_000));
        writes.PollAll();
        Assert.Equal(0, writes.Code(after));
    }

    [Fact]
    public void Another_kind_of_value_is_refused_in_a_group()
    {
        daos_obj_id_t id = new() { lo = 7 };
        daos_handle_t handle;
        EngineSession.Require(QueuedWrites.Api.daos_obj_generate_oid2(Session.ContainerHandle, &id, daos_otype_t.DAOS_OT_MULTI_HASHED, 0, 0, 0));
        EngineSession.Require(QueuedWrites.Api.daos_obj_open(Session.ContainerHandle, id, Daos.DAOS_OO_RW, &handle, null));
        byte name = (byte)'k';
        byte* data = stackalloc byte[4];
        d_iov_t key = new() { iov_buf = &name, iov_buf_len = 1, iov_len = 1 };
        d_iov_t iov = new() { iov_buf = data, iov_buf_len = 4, iov_len = 4 };
        d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
        daos_recx_t extent = new() { rx_nr = 4 };
        daos_iod_t array = new() { iod_name = key, iod_type = daos_iod_type_t.DAOS_IOD_ARRAY, iod_size = 1, iod_nr = 1, iod_recxs = &extent };
        daos_iod_t pairs = array;
        daos_recx_t two = new() { rx_nr = 2 };
        pairs.iod_size = 2;
        pairs.iod_recxs = &two;
        daos_iod_t single = new() { iod_name = key, iod_type = daos_iod_type_t.DAOS_IOD_SINGLE, iod_size = 4, iod_nr = 1 };

        using QueuedWrites writes = new();
        Assert.Equal(0, QueuedWrites.Api.daos_obj_update(handle, default, 0, &key, 1, &array, &list, writes.Event(10)));
        Assert.Equal(0, QueuedWrites.Api.daos_obj_update(handle, default, 0, &key, 1, &single, &list, writes.Event(11)));
        Assert.Equal(0, QueuedWrites.Api.daos_obj_update(handle, default, 0, &key, 1, &pairs, &list, writes.Event(12)));
        int other = writes.Put(KeyValue, "a", [1]);
        writes.PollAll();
        Assert.Equal((0, -1001, -1003, 0), (writes.Code(10), writes.Code(11), writes.Code(12), writes.Code(other)));
    }
}
