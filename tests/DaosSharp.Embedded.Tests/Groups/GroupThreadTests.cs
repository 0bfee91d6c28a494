using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Embedded.Tests.Events;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Groups;

/// <summary>Several threads, several queues, parents and callbacks.</summary>
public sealed unsafe class GroupThreadTests : GroupTest
{
    private static daos_handle_t _callbackObject;

    [Fact]
    public void Threads_with_queues_of_their_own_and_blocking_ones_lose_nothing()
    {
        const int rounds = 60;
        Worker[] workers = Worker.Start(4, thread =>
        {
            using QueuedWrites writes = new(32);
            Random random = new(thread);
            for (int round = 0; round < rounds; round++)
            {
                for (int i = 0; i < 16; i++)
                {
                    string key = $"{thread}-{random.Next(50)}";
                    if (thread == 3)
                    {
                        EngineSession.Require(EngineSession.Put(KeyValue, key, BitConverter.GetBytes(round)));
                    }
                    else
                    {
                        writes.Put(KeyValue, key, BitConverter.GetBytes(round));
                    }

                    if (random.Next(4) == 0)
                    {
                        AssertValue(key, BitConverter.GetBytes(round));
                    }

                    if (random.Next(3) == 0)
                    {
                        writes.Poll(0);
                    }
                }

                writes.PollAll();
            }
        });
        System.Array.ForEach(workers, static w => w.Join());
        (long operations, long commits) = QueuedWrites.Counters(Session);
        Assert.InRange(operations, 4 * rounds * 16, long.MaxValue);
        Assert.InRange(commits, 1, operations);
        Assert.Equal(0UL, Session.Check());
    }

    [Fact]
    public void A_thread_that_waits_already_runs_what_another_submits()
    {
        using QueuedWrites writes = new();
        int polled = 0;
        Worker poller = Worker.Start(() =>
        {
            daos_event* ev;
            polled = QueuedWrites.Api.daos_eq_poll(writes.Queue, 0, QueuedWrites.Forever, 1, &ev);
        });
        poller.AwaitBlocked();
        writes.Put(KeyValue, "a", [1]);
        poller.Join();
        Assert.Equal(1, polled);
        AssertValue("a", [1]);
    }

    [Fact]
    public void A_barrier_comes_after_its_children_in_a_group()
    {
        using EventMemory events = new(4);
        using QueuedWrites writes = new();
        Assert.Equal(0, QueuedWrites.Api.daos_event_init(events[0], writes.Queue, null));
        byte value = 7;
        byte* keys = stackalloc byte[6];
        for (int i = 1; i < 4; i++)
        {
            Assert.Equal(0, QueuedWrites.Api.daos_event_init(events[i], default, events[0]));
            keys[2 * (i - 1)] = (byte)('a' + i);
            keys[2 * (i - 1) + 1] = 0;
            Assert.Equal(0, QueuedWrites.Api.daos_kv_put(KeyValue, default, 0, (sbyte*)(keys + 2 * (i - 1)), 1, &value, events[i]));
        }

        long before = Commits;
        Assert.Equal(0, QueuedWrites.Api.daos_event_parent_barrier(events[0]));
        bool done;
        Assert.Equal(0, QueuedWrites.Api.daos_event_test(events[0], QueuedWrites.Forever, &done));
        Assert.True(done);
        Assert.Equal(before + 1, Commits);
        Assert.Equal(0, events[0]->ev_error);
        Assert.Equal(0, QueuedWrites.Api.daos_event_fini(events[0]));
    }

    [Fact]
    public void A_callback_may_submit_and_wait_for_further_writes()
    {
        _callbackObject = KeyValue;
        using QueuedWrites writes = new();
        int first = writes.Put(KeyValue, "a", [1]);
        Assert.Equal(0, QueuedWrites.Api.daos_event_register_comp_cb(writes.Event(first), &PutMore, writes.Event(40)));

        // The blocking write of the callback takes the one that waits with it.
        Assert.Equal(2, writes.Poll(QueuedWrites.Forever));
        Assert.Equal(0, writes.Code(40));
        AssertValue("more", [5]);
        AssertValue("now", [5]);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int PutMore(void* argument, daos_event* ev, int rc)
    {
        fixed (byte* more = "more\0"u8, now = "now\0"u8, value = (ReadOnlySpan<byte>)[5])
        {
            // Constants of the program: they stay where they are.
            int put = QueuedWrites.Api.daos_kv_put(_callbackObject, default, 0, (sbyte*)more, 1, value, (daos_event*)argument);
            return put != 0 ? put : QueuedWrites.Api.daos_kv_put(_callbackObject, default, 0, (sbyte*)now, 1, value, null);
        }
    }
}
