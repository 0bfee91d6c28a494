using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Groups;

/// <summary>When writes with an event run, and with whom they share a transaction.</summary>
public sealed unsafe class GroupFormationTests : GroupTest
{
    [Fact]
    public void Writes_in_flight_share_a_transaction()
    {
        using QueuedWrites writes = new();
        long before = Commits;
        for (int i = 0; i < 32; i++)
        {
            writes.Put(KeyValue, $"key-{i}", Value(i, 64));
            writes.Write(Array, (ulong)i * 100, Value(i, 100));
        }

        Assert.Equal(before, Commits);
        Assert.Equal(64, writes.Poll(QueuedWrites.Forever));
        Assert.Equal(before + 1, Commits);
        for (int i = 0; i < 32; i++)
        {
            Assert.Equal(0, writes.Code(i));
            AssertValue($"key-{i}", Value(i, 64));
        }
    }

    [Fact]
    public void A_poll_that_does_not_wait_leaves_a_write_to_the_next_one()
    {
        using QueuedWrites writes = new();
        writes.Put(KeyValue, "a", [1]);
        Assert.Equal(0, writes.Poll(0));
        writes.Put(KeyValue, "b", [2]);
        Assert.Equal(0, writes.Poll(0));
        long before = Commits;
        Assert.Equal(2, writes.Poll(0));
        Assert.Equal(before + 1, Commits);
    }

    [Fact]
    public void A_poll_that_does_not_wait_runs_several_that_were_launched_before_it()
    {
        using QueuedWrites writes = new();
        long before = Commits;
        writes.Put(KeyValue, "a", [1]);
        writes.Put(KeyValue, "b", [2]);
        Assert.Equal(2, writes.Poll(0));
        Assert.Equal(before + 1, Commits);
    }

    [Fact]
    public void One_write_at_a_time_is_soon_run_by_the_first_poll_and_groups_end_that()
    {
        using QueuedWrites writes = new();
        for (int i = 0; i < 10; i++)
        {
            writes.Put(KeyValue, "a", [1]);
            writes.PollAll();
        }

        int late = 0;
        for (int i = 0; i < 500; i++)
        {
            writes.Put(KeyValue, "a", [1]);
            late += writes.Poll(0) == 0 ? 1 : 0;
            writes.PollAll();
        }

        // Now and then it tries whether a group would form.
        Assert.InRange(late, 1, 10);

        long before = Commits;
        for (int i = 0; i < 100; i++)
        {
            int running = 0;
            for (int j = 0; j < 16; j++)
            {
                writes.Put(KeyValue, $"key-{j}", [1]);
                running += 1 - writes.Poll(0);
            }

            writes.PollAll();
        }

        Assert.InRange(Commits - before, 100, 1000);
        before = Commits;
        for (int j = 0; j < 16; j++)
        {
            writes.Put(KeyValue, $"key-{j}", [1]);
            writes.Poll(0);
        }

        writes.PollAll();
        Assert.Equal(before + 1, Commits);
    }

    [Fact]
    public void A_write_does_not_wait_for_ever_for_a_poll_that_follows_no_launch()
    {
        using QueuedWrites writes = new();
        int done = 0;
        for (int i = 0; i < 10; i++)
        {
            writes.Put(KeyValue, $"key-{i}", [1]);
            Thread.Sleep(10);
            done += writes.Poll(0);
        }

        Assert.InRange(done, 5, 10);
    }

    [Fact]
    public void A_full_group_runs_without_a_poll()
    {
        using QueuedWrites writes = new(WriteQueue.MostWrites);
        long before = Commits;
        for (int i = 0; i < WriteQueue.MostWrites; i++)
        {
            writes.Put(KeyValue, $"key-{i}", [1]);
        }

        Assert.Equal(before + 1, Commits);
        Assert.Equal(WriteQueue.MostWrites, writes.Poll(0));
    }

    [Fact]
    public void A_group_with_much_data_runs_without_a_poll()
    {
        using QueuedWrites writes = new();
        byte[] data = Value(1, 1 << 20);
        long before = Commits;
        for (int i = 0; i < 4; i++)
        {
            writes.Write(Array, (ulong)i << 20, data);
        }

        Assert.Equal(before + 1, Commits);
        writes.PollAll();
    }

    [Fact]
    public void A_blocking_write_takes_what_waits_with_it()
    {
        using QueuedWrites writes = new();
        writes.Put(KeyValue, "a", [1]);
        writes.Put(KeyValue, "b", [2]);
        long before = QueuedWrites.Counters(Session).Operations;
        Assert.Equal(0, Support.EngineSession.Put(KeyValue, "c", [3]));
        Assert.Equal(before + 3, QueuedWrites.Counters(Session).Operations);
        Assert.Equal(2, writes.Poll(0));
    }

    [Fact]
    public void A_test_of_an_event_runs_its_write()
    {
        using QueuedWrites writes = new();
        int index = writes.Put(KeyValue, "a", [1]);
        bool done;
        Assert.Equal(0, QueuedWrites.Api.daos_event_test(writes.Event(index), 0, &done));
        Assert.False(done);
        Assert.Equal(0, QueuedWrites.Api.daos_event_test(writes.Event(index), QueuedWrites.Forever, &done));
        Assert.True(done);
        AssertValue("a", [1]);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_write()
    {
        using QueuedWrites writes = new(1);
        daos_event* ev = writes.Event(0);
        daos_event* polled;
        byte* key = stackalloc byte[] { (byte)'a', 0 };
        byte* value = stackalloc byte[64];
        long allocated = 0;
        for (int round = 0; round < 3; round++)
        {
            allocated = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 2000; i++)
            {
                QueuedWrites.Api.daos_kv_put(KeyValue, default, 0, (sbyte*)key, 64, value, ev);
                while (QueuedWrites.Api.daos_eq_poll(writes.Queue, 1, i % 2 == 0 ? 0 : QueuedWrites.Forever, 1, &polled) == 0)
                {
                }
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        Assert.Equal(0, allocated);
    }
}
