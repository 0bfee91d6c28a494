using DaosSharp.Embedded.Events;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Events;

/// <summary>One event: launch, completion, test, abort, finalisation, misuse.</summary>
public sealed unsafe class OneEventTests : EventTest
{
    [Fact]
    public void One_operation_is_polled_once()
    {
        EventMemory events = InQueue(1);
        Run(events[0]);
        Assert.True(PollOne() == events[0]);
        Assert.Equal(0, events[0]->ev_error);
        Assert.Equal(0, Poll());
        Assert.Equal(0, Api.daos_event_fini(events[0]));
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
    }

    [Fact]
    public void An_event_is_used_again_after_poll()
    {
        EventMemory events = InQueue(1);
        for (int i = 0; i < 3; i++)
        {
            Run(events[0], -1000 - i);
            PollOne();
            Assert.Equal(-1000 - i, events[0]->ev_error);
        }

        Assert.Equal(0, Api.daos_event_fini(events[0]));
    }

    [Fact]
    public void A_failure_is_in_the_event()
    {
        EventMemory events = InQueue(1);
        Run(events[0], Der.NoHandle);
        PollOne();
        Assert.Equal(-1002, events[0]->ev_error);
        Assert.Equal(0, Api.daos_event_fini(events[0]));
    }

    [Fact]
    public void The_error_is_reset_by_launch_and_by_init()
    {
        EventMemory events = InQueue(1);
        Run(events[0], Der.Exists);
        PollOne();
        Begin(events[0]);
        Assert.Equal(0, events[0]->ev_error);
        EventGate.Complete(events[0], Der.Exists);
        PollOne();
        Assert.Equal(Der.Exists, events[0]->ev_error);
        Assert.Equal(0, Api.daos_event_init(events[0], Queue, null));
        Assert.Equal(0, events[0]->ev_error);
    }

    [Fact]
    public void An_event_without_queue_is_tested()
    {
        daos_event* ev = WithoutQueue();
        Assert.True(IsDone(ev));
        Begin(ev);
        Assert.False(IsDone(ev));
        Assert.False(IsDone(ev, timeout: 1000));
        EventGate.Complete(ev, Der.NonExistent);
        Assert.True(IsDone(ev));
        Assert.True(IsDone(ev));
        Assert.Equal(-1005, ev->ev_error);
        Run(ev);
        Assert.True(IsDone(ev, Forever));
        Assert.Equal(0, ev->ev_error);
        Assert.Equal(0, Api.daos_event_fini(ev));
    }

    [Fact]
    public void An_event_completed_by_test_is_not_polled_again()
    {
        EventMemory events = InQueue(1);
        Run(events[0]);
        Assert.True(IsDone(events[0]));
        Assert.Equal(0, events[0]->ev_error);
        Assert.Equal(0, Poll());
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
    }

    [Fact]
    public void Test_waits_for_an_operation_that_ends_on_another_thread()
    {
        daos_event* single = WithoutQueue();
        EventMemory events = InQueue(1);
        foreach (nint address in new[] { (nint)single, (nint)events[0] })
        {
            daos_event* ev = (daos_event*)address;
            Begin(ev);
            bool done = false;
            Worker tester = Worker.Start(() => done = IsDone(ev, Forever));
            tester.AwaitBlocked();
            EventGate.Complete(ev, Der.Exists);
            tester.Join();
            Assert.True(done);
            Assert.Equal(Der.Exists, ev->ev_error);
        }
    }

    [Fact]
    public void Fini_refuses_an_event_in_flight()
    {
        EventMemory events = InQueue(1);
        Begin(events[0]);
        Assert.Equal(-1012, Api.daos_event_fini(events[0]));
        EventGate.Complete(events[0], 0);

        // The operation is over, but nobody saw it yet: in DAOS it would still be in flight.
        Assert.Equal(-1012, Api.daos_event_fini(events[0]));
        Assert.Equal(1, Poll());
        Assert.Equal(0, Api.daos_event_fini(events[0]));
    }

    [Fact]
    public void Fini_takes_a_completed_event_out_of_its_queue()
    {
        EventMemory events = InQueue(2);
        Run(events[0]);
        Run(events[1]);
        Assert.Equal(1, Poll(capacity: 1));
        Assert.Equal(0, Api.daos_event_fini(events[1]));
        Assert.Equal(0, Poll());
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
    }

    [Fact]
    public void Abort_changes_nothing()
    {
        EventMemory events = InQueue(1);
        Assert.Equal(-1001, Api.daos_event_abort(events[0]));
        Run(events[0]);
        Assert.Equal(0, Api.daos_event_abort(events[0]));
        Assert.Equal(1, Poll());
        Assert.Equal(0, events[0]->ev_error);
        Assert.Equal(-1001, Api.daos_event_abort(events[0]));

        daos_event* ev = WithoutQueue();
        Assert.Equal(-1001, Api.daos_event_abort(ev));
        Begin(ev);
        Assert.Equal(0, Api.daos_event_abort(ev));
        EventGate.Complete(ev, 0);
        Assert.True(IsDone(ev));
    }

    [Fact]
    public void A_second_operation_is_refused_and_the_first_is_not_lost()
    {
        EventMemory events = InQueue(2);
        Begin(events[0]);
        Assert.Equal(-1012, EventGate.Begin(events[0]));
        Assert.Contains("in flight", LastError.Text, StringComparison.Ordinal);
        EventGate.Complete(events[0], Der.Exists);
        Assert.Equal(-1012, EventGate.Begin(events[0]));

        Run(events[1]);
        Assert.Equal(1, Poll(capacity: 1));
        Assert.Equal(Der.Exists, events[0]->ev_error);
        Assert.Equal(-1012, EventGate.Begin(events[1]));
        Assert.Equal(1, Poll());
        Assert.Equal(0, Poll());
    }

    [Fact]
    public void Init_refuses_memory_of_an_event_in_flight()
    {
        EventMemory events = InQueue(1);
        Begin(events[0]);
        Assert.Equal(-1012, Api.daos_event_init(events[0], Queue, null));
        EventGate.Complete(events[0], Der.Exists);
        PollOne();
        Assert.Equal(Der.Exists, events[0]->ev_error);
        Assert.Equal(0, Api.daos_event_init(events[0], Queue, null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Memory_that_is_no_event_is_refused(bool zeroed)
    {
        EventMemory events = Allocate(2);
        if (zeroed)
        {
            events.Zero();
        }

        bool flag;
        Assert.Equal(-1003, EventGate.Begin(events[0]));
        Assert.Equal(-1003, EventGate.BeginErrno(events[0]));
        Assert.Equal(-1003, Api.daos_event_fini(events[0]));
        Assert.Equal(-1003, Api.daos_event_test(events[0], Forever, &flag));
        Assert.Equal(-1001, Api.daos_event_abort(events[0]));
        Assert.Equal(-1003, Api.daos_event_parent_barrier(events[0]));
        Assert.Equal(-1003, Api.daos_event_register_comp_cb(events[0], &Ignore, null));
        Assert.True(Api.daos_event_next(events[0], null) == null);
        Assert.Equal(-1003, Api.daos_event_init(events[1], default, events[0]));
        Assert.Equal(-1003, EventGate.Begin(events[1]));
    }

    [Fact]
    public void Null_is_refused()
    {
        bool flag;
        Assert.Equal(-1003, Api.daos_event_init(null, default, null));
        Assert.Equal(-1003, Api.daos_event_fini(null));
        Assert.Equal(-1003, Api.daos_event_test(null, 0, &flag));
        Assert.Equal(-1001, Api.daos_event_abort(null));
        Assert.Equal(-1003, Api.daos_event_parent_barrier(null));
        Assert.Equal(-1003, Api.daos_event_register_comp_cb(null, &Ignore, null));
        Assert.True(Api.daos_event_next(null, null) == null);

        daos_event* ev = WithoutQueue();
        Assert.Equal(-1003, Api.daos_event_test(ev, 0, null));
        Assert.Equal(-1003, Api.daos_event_register_comp_cb(ev, null, null));
        Assert.Equal(-1003, Api.daos_event_init(ev, default, ev));
    }

    [Fact]
    public void A_copied_event_is_no_event()
    {
        EventMemory events = Allocate(2);
        Assert.Equal(0, Api.daos_event_init(events[0], Queue, null));
        *events[1] = *events[0];
        Assert.Equal(-1003, EventGate.Begin(events[1]));
        Assert.Equal(-1003, Api.daos_event_fini(events[1]));
    }

    [Fact]
    public void A_finalised_event_may_be_finalised_again_and_nothing_else()
    {
        EventMemory events = InQueue(1);
        Assert.Equal(0, Api.daos_event_fini(events[0]));
        Assert.Equal(0, Api.daos_event_fini(events[0]));
        Assert.Equal(-1003, EventGate.Begin(events[0]));
    }

    [Fact]
    public void Operations_of_libdfs_make_errors_errno_values_until_init()
    {
        EventMemory events = InQueue(1);
        Assert.Equal(0, EventGate.BeginErrno(events[0]));
        EventGate.CompleteErrno(events[0], Errno.OperationNotPermitted);
        PollOne();
        Assert.Equal(1, events[0]->ev_error);

        // Values without a DER code of their own stay as they are.
        Assert.Equal(0, EventGate.BeginErrno(events[0]));
        EventGate.CompleteErrno(events[0], 40);
        PollOne();
        Assert.Equal(40, events[0]->ev_error);

        Run(events[0], Der.NonExistent);
        PollOne();
        Assert.Equal(2, events[0]->ev_error);

        Assert.Equal(0, Api.daos_event_init(events[0], Queue, null));
        Run(events[0], Der.NonExistent);
        PollOne();
        Assert.Equal(-1005, events[0]->ev_error);
    }

    [Fact]
    public void The_private_part_fits()
    {
        Assert.Equal(176, sizeof(daos_event));
        Assert.InRange(sizeof(EventBlock), 1, EventBlock.Capacity);
        EventMemory events = Allocate(1);
        Assert.Equal(EventBlock.Offset, (int)((byte*)&events[0]->ev_private - (byte*)events[0]));
    }

    [Fact]
    public void The_debug_word_is_the_callers()
    {
        EventMemory events = InQueue(1);
        Assert.Equal(0UL, events[0]->ev_debug);
        events[0]->ev_debug = 0x0123_4567_89AB_CDEF;
        Run(events[0]);
        Assert.Equal(0x0123_4567_89AB_CDEFUL, PollOne()->ev_debug);
    }

    [System.Runtime.InteropServices.UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int Ignore(void* argument, daos_event* ev, int rc) => 0;
}
