using DaosSharp.Embedded.Events;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Events;

/// <summary>Queues: creation, poll, query, destruction, with the codes recorded from DAOS 2.6 where there are any.</summary>
public sealed unsafe class QueueTests : EventTest
{
    private const int Destroyed = Der.NonExistent;

    [Fact]
    public void Poll_refuses_bad_arguments()
    {
        daos_handle_t closed;
        daos_event* ev;
        Assert.Equal(0, Api.daos_eq_create(&closed));
        Assert.Equal(0, Api.daos_eq_destroy(closed, 0));
        Assert.Equal(-1005, Api.daos_eq_poll(default, 1, 0, 1, &ev));
        Assert.Equal(-1003, Api.daos_eq_poll(Queue, 1, 0, 0, &ev));
        Assert.Equal(-1003, Api.daos_eq_poll(Queue, 1, 0, 1, null));
        Assert.Equal(-1005, Api.daos_eq_poll(closed, 1, 0, 1, &ev));
        Assert.Equal(-1005, Api.daos_eq_poll(new() { cookie = 42 }, 1, 0, 1, &ev));
    }

    [Fact]
    public void An_initialised_event_does_not_make_the_queue_busy()
    {
        EventMemory events = InQueue(1);
        Assert.Equal(0, Poll());
        Assert.Equal(0, Poll(timeout: 0, running: 0));
        Assert.Equal(0, Poll(timeout: 1000, running: 0));
        Assert.Equal(0, Count(All));
        Assert.Equal(0, Api.daos_event_fini(events[0]));
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
    }

    [Fact]
    public void Destroy_with_an_initialised_event_works_without_force()
    {
        EventMemory events = InQueue(1);
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
        Assert.Equal(-1005, Api.daos_eq_destroy(Queue, Daos.DAOS_EQ_DESTROY_FORCE));
        Assert.Equal(-1005, Api.daos_event_fini(events[0]));
        Assert.Equal(-1005, Api.daos_event_fini(events[0]));
    }

    [Fact]
    public void An_event_of_a_destroyed_queue_cannot_be_used()
    {
        EventMemory events = InQueue(2);
        bool flag;
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
        Assert.Equal(-1005, EventGate.Begin(events[0]));
        Assert.Equal(-1005, Api.daos_event_test(events[0], 0, &flag));
        Assert.Equal(-1005, Api.daos_event_abort(events[0]));
        Assert.Equal(-1005, Api.daos_event_init(events[1], default, events[0]));
        Assert.Equal(-1005, Api.daos_event_init(events[0], Queue, null));

        // What init refused is no event at all.
        Assert.Equal(-1003, EventGate.Begin(events[0]));
        Assert.Equal(-1003, Api.daos_event_fini(events[1]));
    }

    [Fact]
    public void Destroy_with_a_completed_event_needs_force()
    {
        EventMemory events = InQueue(2);
        Run(events[0]);
        Run(events[1]);
        Assert.Equal(1, Poll(capacity: 1));
        Assert.Equal(1, Count(Completed));
        Assert.Equal(-1012, Api.daos_eq_destroy(Queue, 0));
        Assert.Equal(0, Api.daos_eq_destroy(Queue, Daos.DAOS_EQ_DESTROY_FORCE));
    }

    [Fact]
    public void Destroy_with_an_operation_in_flight_is_busy()
    {
        EventMemory events = InQueue(1);
        Begin(events[0]);
        Assert.Equal(-1012, Api.daos_eq_destroy(Queue, 0));
        EventGate.Complete(events[0], 0);
        Assert.Equal(-1012, Api.daos_eq_destroy(Queue, 0));
        Assert.Equal(1, Poll());
        Assert.Equal(0, Api.daos_event_fini(events[0]));
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
    }

    [Fact]
    public void Destroy_with_only_a_child_in_flight_is_busy()
    {
        EventMemory family = Family(1);
        Begin(family[1]);
        Assert.Equal(-1012, Api.daos_eq_destroy(Queue, 0));
        EventGate.Complete(family[1], 0);
        Assert.Equal(0, Api.daos_eq_destroy(Queue, Daos.DAOS_EQ_DESTROY_FORCE));
    }

    [Fact]
    public void Forced_destroy_waits_for_operations_in_flight()
    {
        EventMemory events = InQueue(1);
        Begin(events[0]);
        int rc = 1;
        Worker destroyer = Worker.Start(() => rc = Api.daos_eq_destroy(Queue, Daos.DAOS_EQ_DESTROY_FORCE));
        destroyer.AwaitBlocked();

        daos_event* second = Allocate(1)[0];
        Assert.Equal(0, Api.daos_event_init(second, Queue, null));
        Assert.Equal(-1005, EventGate.Begin(second));
        Assert.Equal(-1005, Api.daos_eq_destroy(Queue, Daos.DAOS_EQ_DESTROY_FORCE));
        Assert.True(destroyer.IsAlive);

        EventGate.Complete(events[0], -1004);
        destroyer.Join();
        Assert.Equal(0, rc);
        Assert.Equal(-1004, events[0]->ev_error);

        // The memory is free again.
        Assert.Equal(0, Api.daos_event_init(events[0], default, null));
        Assert.Equal(0, Api.daos_event_fini(events[0]));
    }

    [Fact]
    public void Destroy_ends_polls_that_wait()
    {
        int rc = 0;
        Worker poller = Worker.Start(() => rc = Poll(Forever, running: 0));
        poller.AwaitBlocked();
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
        poller.Join();
        Assert.Equal(Destroyed, rc);
    }

    [Fact]
    public void Many_come_back_once_in_the_order_of_completion()
    {
        EventMemory events = InQueue(64);
        for (int i = 0; i < 64; i++)
        {
            Run(events[63 - i]);
        }

        daos_event** polled = stackalloc daos_event*[10];
        for (int got = 0; got < 64;)
        {
            int n = Api.daos_eq_poll(Queue, 1, Forever, 10, polled);
            Assert.Equal(Math.Min(10, 64 - got), n);
            for (int i = 0; i < n; i++)
            {
                Assert.Equal(63 - got++, events.IndexOf(polled[i]));
            }
        }

        Assert.Equal(0, Poll());
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
    }

    [Fact]
    public void Query_counts_and_lists()
    {
        EventMemory events = InQueue(3);
        Assert.Equal(0, Count(All));
        Run(events[0]);
        Assert.Equal(1, Count(All));
        Assert.Equal(1, Poll());
        Assert.Equal(0, Count(All));
        Assert.Equal(-1005, Api.daos_eq_query(default, All, 0, null));

        Run(events[1]);
        Run(events[0]);
        Begin(events[2]);
        Assert.Equal(1, Poll(capacity: 1));
        Assert.Equal(1, Count(Completed));
        Assert.Equal(1, Count(Waiting));
        Assert.Equal(2, Count(All));

        daos_event** listed = stackalloc daos_event*[3];
        Assert.Equal(2, Api.daos_eq_query(Queue, All, 3, listed));
        Assert.Equal(0, events.IndexOf(listed[0]));
        Assert.Equal(2, events.IndexOf(listed[1]));
        Assert.Equal(1, Api.daos_eq_query(Queue, Waiting, 3, listed));
        Assert.Equal(2, events.IndexOf(listed[0]));
        Assert.Equal(1, Api.daos_eq_query(Queue, All, 1, listed));
        Assert.Equal(2, Api.daos_eq_query(Queue, All, 3, null));
        EventGate.Complete(events[2], 0);
    }

    [Fact]
    public void Handles_are_tagged_and_never_come_back()
    {
        HashSet<ulong> seen = [Queue.cookie];
        for (int i = 0; i < 100; i++)
        {
            daos_handle_t queue;
            Assert.Equal(0, Api.daos_eq_create(&queue));
            Assert.Equal(0xE5UL, queue.cookie >> 56);
            Assert.True(seen.Add(queue.cookie));
            Assert.Equal(0, Api.daos_eq_destroy(queue, 0));
            Assert.Equal(-1005, Api.daos_eq_query(queue, All, 0, null));
        }

        Assert.Equal(-1003, Api.daos_eq_create(null));
    }

    [Fact]
    public void The_table_grows()
    {
        daos_handle_t[] queues = new daos_handle_t[200];
        for (int i = 0; i < queues.Length; i++)
        {
            daos_handle_t queue;
            Assert.Equal(0, Api.daos_eq_create(&queue));
            queues[i] = queue;
        }

        Assert.All(queues, static q => Assert.Equal(0, Api.daos_eq_query(q, All, 0, null)));
        Assert.Equal(200, queues.Select(static q => q.cookie).Distinct().Count());
        Assert.All(queues, static q => Assert.Equal(0, Api.daos_eq_destroy(q, 0)));
    }
}
