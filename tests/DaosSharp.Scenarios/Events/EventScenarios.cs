using DaosSharp.Interop;
using DaosSharp.Scenarios.Arrays;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Events;

/// <summary>Event queues, private events and parents.</summary>
public sealed unsafe class EventScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("event.poll_timeout_{microseconds}")]
    public void PollEmptyQueue(long microseconds)
    {
        using EventMemory events = new(Api, 1);
        daos_event* polled;
        Result.Value(Api.daos_eq_poll(events.Queue, 0, microseconds, 1, &polled)).Value(Api.daos_eq_poll(events.Queue, 1, microseconds, 1, &polled));
    }

    [Scenario("event.poll_one_by_one")]
    public void PollOneByOne()
    {
        daos_handle_t kv = NewKv();
        using EventMemory events = new(Api, 2);
        Must(Api.daos_event_init(events.At(0), events.Queue, null), "init");
        Must(Api.daos_event_init(events.At(1), events.Queue, null), "init");
        using NativeBuffer buffer = new(4);
        using NativeBuffer missing = NativeBuffer.Of("j\0");
        using NativeBuffer key = NativeBuffer.Of("k\0");
        using NativeBuffer value = NativeBuffer.Of("A");
        ulong size = 4;
        Must(Put(kv, key, value, events.At(0)), "put");
        Must(Api.daos_kv_get(kv, Daos.DAOS_TX_NONE, 0, (sbyte*)missing.Address, &size, buffer.Address, events.At(1)), "get");
        Result.Add("poll", events.Poll()).Value(events.Poll()).Value(events.Poll(0));
        Result.Add("err", events.At(0)->ev_error).Value(events.At(1)->ev_error).Add("size", size);
        Must(Api.daos_event_fini(events.At(0)), "fini");
        Must(Api.daos_event_fini(events.At(1)), "fini");
    }

    [Scenario("event.init_fini_twice")]
    public void FiniTwice()
    {
        using EventMemory events = new(Api, 2);
        Result.Add("init", Api.daos_event_init(events.At(0), events.Queue, null));
        Result.Add("fini", Api.daos_event_fini(events.At(0))).Value(Api.daos_event_fini(events.At(0)));
        Must(Api.daos_eq_destroy(events.Queue, 0), "queue destroy");
        Result.Add("closed", Api.daos_event_init(events.At(1), events.Queue, null));
    }

    [Scenario("event.private_twice")]
    public void PrivateEvent()
    {
        daos_handle_t kv = NewKv();
        using EventMemory events = new(Api, 1);
        daos_event* ev = events.At(0);
        Must(Api.daos_event_init(ev, default, null), "init");
        using NativeBuffer key = NativeBuffer.Of("a\0");
        using NativeBuffer value = NativeBuffer.Of("1");
        foreach (ulong flags in (ulong[])[0, Daos.DAOS_COND_KEY_INSERT])
        {
            Result.Add("put", Put(kv, key, value, ev, flags));
            AddTest(ev);
            Result.Add("err", ev->ev_error);
        }
        Result.Word("again");
        AddTest(ev);
        Result.Add("fini", Api.daos_event_fini(ev));
    }

    [Scenario("event.parent_alone")]
    public void ParentWithoutChildren()
    {
        using EventMemory events = new(Api, 1);
        Must(Api.daos_event_init(events.At(0), events.Queue, null), "init");
        Result.Add("barrier", Api.daos_event_parent_barrier(events.At(0))).Add("poll", events.Poll(100_000));
        Result.Add("fini", Api.daos_event_fini(events.At(0)));
    }

    [Scenario("event.parent_ok")]
    public void ParentOfTwo()
    {
        daos_handle_t kv = NewKv();
        using EventMemory events = new(Api, 3);
        daos_event* parent = events.At(0);
        daos_event* first = events.At(1);
        daos_event* second = events.At(2);
        Must(Api.daos_event_init(parent, events.Queue, null), "init");
        Must(Api.daos_event_init(first, events.Queue, parent), "init");
        Must(Api.daos_event_init(second, events.Queue, parent), "init");
        using NativeBuffer a = NativeBuffer.Of("a\0");
        using NativeBuffer b = NativeBuffer.Of("b\0");
        using NativeBuffer value = NativeBuffer.Of("1");
        Must(Put(kv, a, value, first), "put");
        Must(Put(kv, b, value, second), "put");
        Result.Add("before", events.Poll(200_000)).Add("barrier", Api.daos_event_parent_barrier(parent));
        Result.Add("poll", events.Poll(-1, out daos_event* polled)).Add("parent", polled == parent);
        Result.Add("err", parent->ev_error).Value(first->ev_error).Value(second->ev_error).Add("more", events.Poll(0));
        Result.Add("fini", Api.daos_event_fini(first)).Value(Api.daos_event_fini(second)).Value(Api.daos_event_fini(parent));
    }

    [Scenario("event.destroy_twice")]
    public void DestroyQueueTwice()
    {
        using EventMemory events = new(Api, 1);
        Result.Add("nil", Api.daos_eq_destroy(default, 0)).Add("a", Api.daos_eq_destroy(events.Queue, 0)).Add("b", Api.daos_eq_destroy(events.Queue, 0));
    }

    [Scenario("event.destroy_force_twice")]
    public void DestroyQueueTwiceByForce()
    {
        using EventMemory events = new(Api, 1);
        Result.Value(Api.daos_eq_destroy(events.Queue, 1)).Value(Api.daos_eq_destroy(events.Queue, 1));
    }

    [Scenario("event.create_null")]
    public void CreateQueueWithoutPointer() => Result.Value(Api.daos_eq_create(null));

    [Scenario("event.array_ops")]
    public void ArrayCalls()
    {
        daos_handle_t array = NewByteArray(chunk: 8);
        Must(Write(array, 0, "xxxxx"));
        using EventMemory events = new(Api, 1);
        daos_event* ev = events.At(0);
        Must(Api.daos_event_init(ev, events.Queue, null), "init");
        using NativeBuffer buffer = new(8);
        d_iov_t iov = buffer.ToIov();
        d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &iov };
        daos_range_t range = Range(0, 8);
        daos_array_iod_t iod = new() { arr_nr = 1, arr_rgs = &range, arr_nr_short_read = 77, arr_nr_read = 88 };
        AddEvent("read", Api.daos_array_read(array, Daos.DAOS_TX_NONE, &iod, &sgl, ev), events);
        Result.Add("short", iod.arr_nr_short_read).Add("nread", iod.arr_nr_read).Data(buffer.Span);
        ulong size = 0;
        AddEvent("size", Api.daos_array_get_size(array, Daos.DAOS_TX_NONE, &size, ev), events);
        Result.Value(size);
        AddEvent("set", Api.daos_array_set_size(array, Daos.DAOS_TX_NONE, 20, ev), events);
        AddEvent("punch", Api.daos_array_punch(array, Daos.DAOS_TX_NONE, &iod, ev), events);
        AddEvent("destroy", Api.daos_array_destroy(array, Daos.DAOS_TX_NONE, ev), events);
        AddSize(array);
        Must(Api.daos_event_fini(ev), "fini");
    }

    private void AddEvent(string name, int rc, EventMemory events) =>
        Result.Add(name, rc).Add("poll", events.Poll()).Add("err", events.At(0)->ev_error);

    private void AddTest(daos_event* ev)
    {
        byte done = 0;
        Result.Add("test", Api.daos_event_test(ev, -1, (bool*)&done)).Add("done", done);
    }

    private daos_handle_t NewKv()
    {
        daos_handle_t kv;
        Must(Api.daos_kv_open(Context.Container, Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED), Daos.DAOS_OO_RW, &kv, null), "open");
        Context.CloseAtEnd(kv, static (api, handle) => api.daos_kv_close(handle, null));
        return kv;
    }

    private int Put(daos_handle_t kv, NativeBuffer key, NativeBuffer value, daos_event* ev, ulong flags = 0) =>
        Api.daos_kv_put(kv, Daos.DAOS_TX_NONE, flags, (sbyte*)key.Address, (ulong)value.Length, value.Address, ev);
}
