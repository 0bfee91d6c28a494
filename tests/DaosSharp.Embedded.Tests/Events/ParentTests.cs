using DaosSharp.Embedded.Events;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Events;

/// <summary>Parents and children, in a queue and without one.</summary>
public sealed unsafe class ParentTests : EventTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_parent_gets_the_error_of_its_child(bool barrierFirst)
    {
        EventMemory family = Family(2);
        Begin(family[1]);
        Begin(family[2]);
        if (barrierFirst)
        {
            Assert.Equal(0, Api.daos_event_parent_barrier(family[0]));
        }

        EventGate.Complete(family[1], 0);
        EventGate.Complete(family[2], Der.Exists);
        if (!barrierFirst)
        {
            Assert.Equal(0, Api.daos_event_parent_barrier(family[0]));
        }

        Assert.True(PollOne() == family[0]);
        Assert.Equal(0, family[1]->ev_error);
        Assert.Equal(-1004, family[2]->ev_error);
        Assert.Equal(-1004, family[0]->ev_error);
        Assert.Equal(0, Poll());
    }

    [Fact]
    public void The_first_error_counts()
    {
        EventMemory family = Family(3);
        Run(family[1]);
        Run(family[3], Der.NonExistent);
        Run(family[2], Der.Exists);
        Assert.Equal(0, Api.daos_event_parent_barrier(family[0]));
        PollOne();
        Assert.Equal(Der.NonExistent, family[0]->ev_error);
    }

    [Fact]
    public void A_barrier_takes_no_more_children_until_it_was_polled()
    {
        EventMemory family = Family(1);
        daos_event* late = Allocate(1)[0];
        Run(family[1]);
        Assert.Equal(0, Api.daos_event_parent_barrier(family[0]));
        Assert.Equal(-1003, Api.daos_event_init(late, default, family[0]));
        Assert.Equal(-1001, Api.daos_event_parent_barrier(family[0]));
        Assert.Equal(1, Poll());
        Assert.Equal(0, Api.daos_event_init(late, default, family[0]));
    }

    [Fact]
    public void Children_cannot_be_tested()
    {
        EventMemory family = Family(1);
        bool flag;
        Begin(family[1]);
        Assert.Equal(-1001, Api.daos_event_test(family[1], Forever, &flag));
        Assert.Equal(-1001, Api.daos_event_test(family[1], Forever, null));
        Assert.Equal(0, Api.daos_event_parent_barrier(family[0]));
        EventGate.Complete(family[1], 0);
        Assert.Equal(1, Poll());
    }

    [Fact]
    public void Children_cannot_have_children()
    {
        EventMemory family = Family(1);
        Assert.Equal(-1001, Api.daos_event_init(Allocate(1)[0], default, family[1]));
    }

    [Fact]
    public void Next_walks_the_children_in_order()
    {
        EventMemory childless = InQueue(1);
        Assert.True(Api.daos_event_next(childless[0], null) == null);

        EventMemory family = Family(3);
        Assert.Equal(1, family.IndexOf(Api.daos_event_next(family[0], null)));
        Assert.Equal(2, family.IndexOf(Api.daos_event_next(family[0], family[1])));
        Assert.Equal(3, family.IndexOf(Api.daos_event_next(family[0], family[2])));
        Assert.True(Api.daos_event_next(family[0], family[3]) == null);
        Assert.True(Api.daos_event_next(family[0], childless[0]) == null);

        Assert.Equal(0, Api.daos_event_fini(family[2]));
        Assert.Equal(3, family.IndexOf(Api.daos_event_next(family[0], family[1])));
        Assert.Equal(0, Api.daos_event_fini(family[0]));
        Assert.Equal(-1003, EventGate.Begin(family[1]));
    }

    [Fact]
    public void A_parent_is_launched_after_its_children()
    {
        EventMemory family = Family(2);
        Begin(family[1]);
        Assert.Equal(-1001, EventGate.Begin(family[0]));
        Assert.Equal(-1001, Api.daos_event_parent_barrier(family[0]));

        // Without the child that was never launched it works.
        Assert.Equal(0, Api.daos_event_fini(family[2]));
        Begin(family[0]);
        EventGate.Complete(family[0], 0);
        EventGate.Complete(family[1], 0);
        Assert.Equal(1, Poll());
    }

    [Fact]
    public void A_barrier_needs_children()
    {
        EventMemory events = InQueue(1);
        Assert.Equal(-1003, Api.daos_event_parent_barrier(events[0]));
        Assert.Equal(0, Poll());
    }

    [Fact]
    public void A_parent_that_completes_first_is_held_back_by_its_children()
    {
        EventMemory family = Family(2);
        Begin(family[1]);
        Begin(family[2]);
        Run(family[0]);
        Assert.Equal(0, Poll(timeout: 0));
        Assert.Equal(1, Count(Completed));
        Assert.False(IsDone(family[0]));
        Assert.Equal(-1003, Api.daos_event_init(Allocate(1)[0], default, family[0]));
        Assert.Equal(-1012, Api.daos_event_fini(family[0]));

        EventGate.Complete(family[1], 0);
        Assert.Equal(0, Poll(timeout: 1000));
        EventGate.Complete(family[2], Der.Exists);
        Assert.True(PollOne() == family[0]);
        Assert.Equal(Der.Exists, family[0]->ev_error);
    }

    [Fact]
    public void A_poll_waits_for_the_last_child_on_another_thread()
    {
        EventMemory family = Family(2);
        Begin(family[1]);
        Begin(family[2]);
        Assert.Equal(0, Api.daos_event_parent_barrier(family[0]));
        int polled = 0;
        Worker poller = Worker.Start(() => polled = Poll());
        poller.AwaitBlocked();
        EventGate.Complete(family[2], 0);
        Thread.Sleep(20);
        Assert.True(poller.IsAlive);
        EventGate.Complete(family[1], 0);
        poller.Join();
        Assert.Equal(1, polled);
    }

    [Fact]
    public void The_parents_own_error_goes_before_those_of_children()
    {
        EventMemory family = Family(1);
        Run(family[1], Der.Exists);
        Run(family[0], Der.NonExistent);
        PollOne();
        Assert.Equal(Der.NonExistent, family[0]->ev_error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_parent_is_used_for_several_rounds(bool inQueue)
    {
        EventMemory family = Family(4, inQueue);
        for (int round = 0; round < 3; round++)
        {
            for (int i = 1; i <= 4; i++)
            {
                if (round > 0)
                {
                    Assert.Equal(0, Api.daos_event_fini(family[i]));
                    Assert.Equal(0, Api.daos_event_init(family[i], default, family[0]));
                }

                Run(family[i], round == 1 ? Der.Exists : 0);
            }

            Assert.Equal(0, Api.daos_event_parent_barrier(family[0]));
            Assert.True(IsDone(family[0], Forever));
            Assert.Equal(round == 1 ? Der.Exists : 0, family[0]->ev_error);
        }

        // A child that completed stays so until it is initialised again.
        Assert.Equal(-1012, EventGate.Begin(family[1]));
        Assert.Equal(0, Api.daos_event_fini(family[0]));
    }

    [Fact]
    public void Parents_without_queue_are_held_back_by_their_children()
    {
        EventMemory family = Family(1, inQueue: false);
        Begin(family[1]);
        Begin(family[0]);
        Assert.False(IsDone(family[0]));
        EventGate.Complete(family[1], 0);
        Assert.False(IsDone(family[0]));
        EventGate.Complete(family[0], 0);
        Assert.True(IsDone(family[0]));
        Assert.Equal(0, Api.daos_event_fini(family[1]));
        Assert.Equal(0, Api.daos_event_fini(family[0]));
    }

    [Fact]
    public void Children_stay_while_the_parent_is_launched()
    {
        EventMemory family = Family(1);
        Run(family[1]);
        Begin(family[0]);
        Assert.Equal(0, Poll(timeout: 0));
        Assert.Equal(-1003, Api.daos_event_fini(family[1]));
        EventGate.Complete(family[0], 0);
        Assert.Equal(1, Poll());
        Assert.Equal(0, Api.daos_event_fini(family[1]));
    }

    [Fact]
    public void A_thousand_children_complete_one_parent()
    {
        EventMemory family = Family(1000);
        for (int i = 1; i <= 1000; i++)
        {
            Begin(family[i]);
        }

        Assert.Equal(0, Api.daos_event_parent_barrier(family[0]));
        Worker[] workers = Worker.Start(4, w =>
        {
            for (int i = 1 + w; i <= 1000; i += 4)
            {
                EventGate.Complete(family[i], 0);
            }
        });
        Assert.True(PollOne() == family[0]);
        Array.ForEach(workers, static w => w.Join());
        Assert.Equal(0, Poll());
        Assert.Equal(0, Api.daos_event_fini(family[0]));
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
    }
}
