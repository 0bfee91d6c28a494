using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Embedded.Events;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Events;

/// <summary>Completion callbacks: they run once, in the thread that polls or tests, without a lock.</summary>
public sealed unsafe class CallbackTests : EventTest
{
    [Fact]
    public void A_callback_runs_once_with_the_result()
    {
        EventMemory events = InQueue(1);
        Record record = default;
        Assert.Equal(0, Api.daos_event_register_comp_cb(events[0], &Note, &record));
        Run(events[0], Der.Exists);
        Assert.Equal(1, Poll());
        Assert.Equal(1, record.Calls);
        Assert.Equal(-1004, record.Code);
        Assert.True(record.Event == events[0]);
        Assert.Equal(-1004, events[0]->ev_error);

        Run(events[0]);
        Assert.Equal(1, Poll());
        Assert.Equal(1, record.Calls);
    }

    [Fact]
    public void A_callback_may_be_registered_after_the_launch()
    {
        EventMemory events = InQueue(1);
        Record record = default;
        Run(events[0]);
        Assert.Equal(0, Api.daos_event_register_comp_cb(events[0], &Note, &record));
        Assert.Equal(0, record.Calls);
        Assert.Equal(1, Poll());
        Assert.Equal(1, record.Calls);
    }

    [Fact]
    public void Callbacks_run_in_order_and_the_first_failure_becomes_the_error()
    {
        daos_event* ev = WithoutQueue();
        Record record = default;
        Assert.Equal(0, Api.daos_event_register_comp_cb(ev, &Note, &record));
        Assert.Equal(0, Api.daos_event_register_comp_cb(ev, &Fail, &record));
        Assert.Equal(0, Api.daos_event_register_comp_cb(ev, &FailOtherwise, &record));
        Run(ev);
        Assert.True(IsDone(ev));
        Assert.Equal(123, record.Order);
        Assert.Equal(0, record.Code);
        Assert.Equal(Der.NoSpace, ev->ev_error);
    }

    [Fact]
    public void Errors_of_libdfs_reach_callbacks_as_DER_codes()
    {
        EventMemory events = InQueue(1);
        Record record = default;
        Assert.Equal(0, Api.daos_event_register_comp_cb(events[0], &Note, &record));
        Assert.Equal(0, EventGate.BeginErrno(events[0]));
        EventGate.CompleteErrno(events[0], Errno.NoEntry);
        Assert.Equal(1, Poll());
        Assert.Equal(-1005, record.Code);
        Assert.Equal(2, events[0]->ev_error);
    }

    [Fact]
    public void The_callback_of_a_barrier_gets_the_error_of_the_children()
    {
        EventMemory family = Family(2);
        Record record = default;
        Assert.Equal(0, Api.daos_event_register_comp_cb(family[0], &Note, &record));
        Run(family[1], Der.Exists);
        Run(family[2]);
        Assert.Equal(0, Api.daos_event_parent_barrier(family[0]));
        Assert.Equal(1, Poll());
        Assert.Equal(1, record.Calls);
        Assert.Equal(Der.Exists, record.Code);
    }

    [Fact]
    public void A_callback_may_use_the_queue()
    {
        EventMemory events = InQueue(3);
        Chain chain = new() { Queue = Queue, Next = events[1], New = events[2] };
        Assert.Equal(0, Api.daos_event_fini(events[2]));
        Assert.Equal(0, Api.daos_event_register_comp_cb(events[0], &UseQueue, &chain));
        Run(events[0]);
        Assert.Equal(2, Poll());
        Assert.Equal(0, chain.InitRc);
        Assert.Equal(0, chain.LaunchRc);
        Assert.Equal(0, chain.PollRc);
        Assert.Equal(Der.Busy, chain.DestroyRc);
        Assert.Equal(Der.Busy, chain.FiniRc);
        Assert.Equal(0, events[1]->ev_error);
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
    }

    [Fact]
    public void Callbacks_that_never_ran_end_with_the_event()
    {
        EventMemory events = InQueue(1);
        Record record = default;
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(0, Api.daos_event_register_comp_cb(events[0], &Note, &record));
        }

        Assert.Equal(0, Api.daos_event_fini(events[0]));
        Assert.Equal(0, Api.daos_event_init(events[0], Queue, null));
        Run(events[0]);
        Assert.Equal(1, Poll());
        Assert.Equal(0, record.Calls);
    }

    [Fact]
    public void Other_pollers_wait_while_a_callback_runs_and_end_after_it()
    {
        EventMemory events = InQueue(1);
        using ManualResetEventSlim inside = new();
        using ManualResetEventSlim go = new();
        Gate gate = new() { Inside = GCHandle.ToIntPtr(GCHandle.Alloc(inside)), Go = GCHandle.ToIntPtr(GCHandle.Alloc(go)) };
        Assert.Equal(0, Api.daos_event_register_comp_cb(events[0], &Hold, &gate));
        Run(events[0]);

        int first = -1;
        int second = -1;
        Worker one = Worker.Start(() => first = Poll());
        inside.Wait();
        Worker two = Worker.Start(() => second = Poll());
        two.AwaitBlocked();
        go.Set();
        one.Join();
        two.Join();
        Assert.Equal(1, first + second);
        GCHandle.FromIntPtr(gate.Inside).Free();
        GCHandle.FromIntPtr(gate.Go).Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Note(void* argument, daos_event* ev, int rc)
    {
        Record* record = (Record*)argument;
        record->Calls++;
        record->Code = rc;
        record->Event = ev;
        record->Order = (record->Order * 10) + 1;
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Fail(void* argument, daos_event* ev, int rc)
    {
        ((Record*)argument)->Order = (((Record*)argument)->Order * 10) + 2;
        return Der.NoSpace;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FailOtherwise(void* argument, daos_event* ev, int rc)
    {
        ((Record*)argument)->Order = (((Record*)argument)->Order * 10) + 3;
        return Der.NoMemory;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int UseQueue(void* argument, daos_event* ev, int rc)
    {
        Chain* chain = (Chain*)argument;
        daos_event* polled;
        chain->InitRc = Api.daos_event_init(chain->New, chain->Queue, null);
        chain->PollRc = Api.daos_eq_poll(chain->Queue, 1, Forever, 1, &polled);
        chain->DestroyRc = Api.daos_eq_destroy(chain->Queue, Daos.DAOS_EQ_DESTROY_FORCE);
        chain->FiniRc = Api.daos_event_fini(ev);
        chain->LaunchRc = EventGate.Begin(chain->Next);
        EventGate.Complete(chain->Next, 0);
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Hold(void* argument, daos_event* ev, int rc)
    {
        Gate* gate = (Gate*)argument;
        ((ManualResetEventSlim)GCHandle.FromIntPtr(gate->Inside).Target!).Set();
        ((ManualResetEventSlim)GCHandle.FromIntPtr(gate->Go).Target!).Wait();
        return 0;
    }

    private struct Record
    {
        public int Calls;
        public int Code;
        public int Order;
        public daos_event* Event;
    }

    private struct Chain
    {
        public daos_handle_t Queue;
        public daos_event* Next;
        public daos_event* New;
        public int InitRc;
        public int LaunchRc;
        public int PollRc;
        public int DestroyRc;
        public int FiniRc;
    }

    private struct Gate
    {
        public nint Inside;
        public nint Go;
    }
}
