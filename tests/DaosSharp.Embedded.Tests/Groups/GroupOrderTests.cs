using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Groups;

/// <summary>What waits is done in the order of its submission, and whatever comes after it sees it.</summary>
public sealed unsafe class GroupOrderTests : GroupTest
{
    [Fact]
    public void A_read_sees_a_write_that_waits()
    {
        using QueuedWrites writes = new();
        writes.Put(KeyValue, "a", [1, 2, 3]);
        AssertValue("a", [1, 2, 3]);
        writes.Remove(KeyValue, "a");
        AssertValue("a", null);
        writes.Write(Array, 10, [4, 5]);
        byte[] data = new byte[2];
        Assert.Equal(0, EngineSession.ReadArray(Array, 10, data));
        Assert.Equal([4, 5], data);
        writes.PollAll();
    }

    [Fact]
    public void A_read_of_something_else_does_not_run_what_waits()
    {
        EngineSession.Require(EngineSession.Put(KeyValue, "b", [9]));
        using QueuedWrites writes = new();
        writes.Put(KeyValue, "a", [1]);
        AssertValue("b", [9]);
        Assert.True(QueuedWrites.Store(Session).HasWrites);
        writes.PollAll();
        Assert.False(QueuedWrites.Store(Session).HasWrites);
    }

    [Fact]
    public void The_size_of_an_array_counts_writes_that_wait()
    {
        using QueuedWrites writes = new();
        ulong size;
        writes.Write(Array, 100_000, [1]);
        Assert.Equal(0, QueuedWrites.Api.daos_array_get_size(Array, default, &size, null));
        Assert.Equal(100_001UL, size);
        writes.SetSize(Array, 10);
        writes.Write(Array, 20, [1]);
        writes.Punch(Array, 20, 1);
        Assert.Equal(0, QueuedWrites.Api.daos_array_get_size(Array, default, &size, null));
        Assert.Equal(10UL, size);
        writes.PollAll();
    }

    [Fact]
    public void A_listing_sees_writes_that_wait()
    {
        using QueuedWrites writes = new();
        writes.Put(KeyValue, "a", [1]);
        writes.Put(KeyValue, "b", [1]);
        writes.Remove(KeyValue, "a");
        uint count = 8;
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[8];
        byte* buffer = stackalloc byte[64];
        d_iov_t iov = new() { iov_buf = buffer, iov_buf_len = 64, iov_len = 64 };
        d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
        daos_anchor_t anchor = default;
        Assert.Equal(0, QueuedWrites.Api.daos_kv_list(KeyValue, default, &count, descriptors, &list, &anchor, null));
        Assert.Equal(1U, count);
        Assert.Equal((byte)'b', buffer[0]);
        writes.PollAll();
    }

    [Theory]
    [InlineData(64)]
    [InlineData(5000)]
    public void In_one_group_the_last_write_of_a_key_counts(int length)
    {
        using QueuedWrites writes = new();
        long before = Commits;
        writes.Put(KeyValue, "twice", Value(1, length));
        writes.Put(KeyValue, "twice", Value(2, length + 1));
        writes.Put(KeyValue, "gone", Value(3, length));
        writes.Remove(KeyValue, "gone");
        writes.Remove(KeyValue, "back");
        writes.Put(KeyValue, "back", Value(4, length));
        writes.PollAll();
        Assert.Equal(before + 1, Commits);
        AssertValue("twice", Value(2, length + 1));
        AssertValue("gone", null);
        AssertValue("back", Value(4, length));
        Assert.Equal(0UL, Session.Check());
    }

    [Fact]
    public void A_snapshot_holds_what_was_submitted_before_it()
    {
        using QueuedWrites writes = new();
        ulong epoch;
        daos_handle_t snapshot;
        writes.Put(KeyValue, "a", [1]);
        Assert.Equal(0, QueuedWrites.Api.daos_cont_create_snap(Session.ContainerHandle, &epoch, null, null));
        writes.Put(KeyValue, "a", [2]);
        writes.Put(KeyValue, "a", [3]);
        writes.PollAll();
        AssertValue("a", [3]);
        Assert.Equal(0, QueuedWrites.Api.daos_tx_open_snap(Session.ContainerHandle, epoch, &snapshot, null));
        byte value;
        ulong size = 1;
        sbyte* key = stackalloc sbyte[] { (sbyte)'a', 0 };
        Assert.Equal(0, QueuedWrites.Api.daos_kv_get(KeyValue, snapshot, 0, key, &size, &value, null));
        Assert.Equal(1, value);
        Assert.Equal(0, QueuedWrites.Api.daos_tx_close(snapshot, null));
    }

    [Fact]
    public void Closing_everything_does_what_waits_and_its_events_complete()
    {
        using StoreDirectory directory = new();
        using QueuedWrites writes = new();
        int index;
        using (EngineSession session = new())
        {
            EngineSession.Require(session.Open(directory.Path, create: true));
            index = writes.Put(session.OpenKeyValue(1), "a", [1, 2]);
        }

        Assert.Equal(1, writes.Poll(QueuedWrites.Forever));
        Assert.Equal(0, writes.Code(index));
        using EngineSession again = new();
        EngineSession.Require(again.Open(directory.Path, create: false));
        AssertValue(again.OpenKeyValue(1), "a", [1, 2]);
    }

    [Fact]
    public void Destroying_a_queue_does_what_waits()
    {
        using QueuedWrites writes = new();
        writes.Put(KeyValue, "a", [1]);
        Assert.Equal(-1012, QueuedWrites.Api.daos_eq_destroy(writes.Queue, 0));
        Assert.Equal(0, writes.Destroy());
        AssertValue("a", [1]);
    }

    [Fact]
    public void What_was_never_polled_is_whole_or_absent_after_the_death_of_the_process()
    {
        using QueuedWrites writes = new();
        for (int i = 0; i < 20; i++)
        {
            writes.Put(KeyValue, $"key-{i}", Value(i, 3000));
        }

        // What another process would find.
        using StoreDirectory directory = new();
        StoreDirectory.Copy(Store.Path, directory.Path);
        writes.PollAll();
        using EngineSession copy = new();
        EngineSession.Require(copy.Open(directory.Path, create: false));
        Assert.Equal(0UL, copy.Check());
        AssertValue(copy.OpenKeyValue(1), "key-0", null);
    }
}
