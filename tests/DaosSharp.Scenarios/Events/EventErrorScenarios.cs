using DaosSharp.Interop;
using DaosSharp.Scenarios.Arrays;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Events;

/// <summary>Errors that arrive in events, and two calls in flight at once.</summary>
public sealed unsafe class EventErrorScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("event.errors")]
    public void Errors()
    {
        daos_handle_t array = NewArray(chunk: 8);
        daos_handle_t kv = NewKv();
        daos_handle_t closed = NewKv();
        Must(Api.daos_kv_close(closed, null), "close");
        using EventMemory events = new(Api, 1);
        daos_event* ev = events.At(0);
        Must(Api.daos_event_init(ev, events.Queue, null), "init");
        using NativeBuffer buffer = new(8);
        using NativeBuffer key = NativeBuffer.Of("big\0");
        using NativeBuffer value = NativeBuffer.Of("12345678");
        d_iov_t iov = buffer.ToIov();
        d_sg_list_t sgl = new() { sg_nr = 1, sg_iovs = &iov };
        daos_range_t* ranges = stackalloc daos_range_t[2];
        ranges[0] = Range(0, 4);
        ranges[1] = Range(2, 4);
        daos_array_iod_t iod = new() { arr_nr = 2, arr_rgs = ranges };
        AddEvent("overlap", Api.daos_array_read(array, Daos.DAOS_TX_NONE, &iod, &sgl, ev), events);
        iod.arr_nr = 1;
        ranges[0].rg_len = 12;
        AddEvent("short", Api.daos_array_read(array, Daos.DAOS_TX_NONE, &iod, &sgl, ev), events);
        daos_handle_t opened;
        ulong cell;
        ulong chunk;
        AddEvent("missing", Api.daos_array_open(Context.Container, NewId(), Daos.DAOS_TX_NONE, Daos.DAOS_OO_RW, &cell, &chunk, &opened, ev), events);
        ulong size = 8;
        sbyte* name = (sbyte*)key.Address;
        AddEvent("closed", Api.daos_kv_get(closed, Daos.DAOS_TX_NONE, 0, name, &size, buffer.Address, ev), events);
        daos_anchor_t anchor = default;
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[2];
        AddEvent("nullnr", Api.daos_kv_list(kv, Daos.DAOS_TX_NONE, null, descriptors, &sgl, &anchor, ev), events);
        Must(Api.daos_kv_put(kv, Daos.DAOS_TX_NONE, 0, name, 8, value.Address, null), "put");
        size = 2;
        AddEvent("shortget", Api.daos_kv_get(kv, Daos.DAOS_TX_NONE, 0, name, &size, buffer.Address, ev), events);
        Result.Add("size", size);
        fixed (byte* label = ScenarioBackend.ZeroEnded("no-such-label"), pool = ScenarioBackend.ZeroEnded("no-such-pool"))
        fixed (byte* system = Context.Backend.System is { } text ? ScenarioBackend.ZeroEnded(text) : null)
        {
            AddEvent("contopen", Api.daos_cont_open2(Context.Backend.Pool, (sbyte*)label, Daos.DAOS_COO_RO, &opened, null, ev), events);
            AddEvent("poolconnect", Api.daos_pool_connect2((sbyte*)pool, (sbyte*)system, Daos.DAOS_PC_RW, &opened, null, ev), events);
        }
        AddEvent("arrclosed", Api.daos_array_get_size(default, Daos.DAOS_TX_NONE, &size, ev), events);
        Must(Api.daos_event_fini(ev), "fini");
    }

    [Scenario("event.two_puts")]
    public void TwoInFlight()
    {
        daos_handle_t kv = NewKv();
        using EventMemory events = new(Api, 2);
        Must(Api.daos_event_init(events.At(0), events.Queue, null), "init");
        Must(Api.daos_event_init(events.At(1), events.Queue, null), "init");
        using NativeBuffer key = NativeBuffer.Of("k\0");
        using NativeBuffer a = NativeBuffer.Of("A");
        using NativeBuffer b = NativeBuffer.Of("B");
        using NativeBuffer first = new(4);
        using NativeBuffer second = new(4);
        sbyte* name = (sbyte*)key.Address;
        Result.Add("put", Api.daos_kv_put(kv, Daos.DAOS_TX_NONE, 0, name, 1, a.Address, events.At(0)));
        Result.Value(Api.daos_kv_put(kv, Daos.DAOS_TX_NONE, 0, name, 1, b.Address, events.At(1)));
        Result.Add("polled", PollBoth(events)).Add("err", events.At(0)->ev_error).Value(events.At(1)->ev_error);
        ulong firstSize = 4;
        ulong secondSize = 4;
        Result.Add("get", Api.daos_kv_get(kv, Daos.DAOS_TX_NONE, 0, name, &firstSize, first.Address, events.At(0)));
        Result.Value(Api.daos_kv_get(kv, Daos.DAOS_TX_NONE, 0, name, &secondSize, second.Address, events.At(1)));
        Result.Add("polled", PollBoth(events)).Add("equal", first.Span[0] == second.Span[0]).Add("one_of", first.Span[0] is (byte)'A' or (byte)'B');
        Must(Api.daos_event_fini(events.At(0)), "fini");
        Must(Api.daos_event_fini(events.At(1)), "fini");
        Result.Add("destroy", Api.daos_eq_destroy(events.Queue, 0));
    }

    private static int PollBoth(EventMemory events)
    {
        int polled = 0;
        for (int rc = 0; polled < 2 && rc >= 0; polled += Math.Max(rc, 0))
            rc = events.Poll();
        return polled;
    }

    /// <summary>Waits for a call's event, adds its error and makes the event ready for the next call.</summary>
    private void AddEvent(string name, int rc, EventMemory events)
    {
        daos_event* ev = events.At(0);
        Result.Add(name, rc).Add("poll", rc == 0 ? events.Poll(2_000_000) : 0).Add("err", ev->ev_error);
        Must(Api.daos_event_fini(ev), "fini");
        Must(Api.daos_event_init(ev, events.Queue, null), "init");
    }

    private daos_handle_t NewKv()
    {
        daos_handle_t kv;
        Must(Api.daos_kv_open(Context.Container, Context.NewId(daos_otype_t.DAOS_OT_KV_HASHED), Daos.DAOS_OO_RW, &kv, null), "open");
        Context.CloseAtEnd(kv, static (api, handle) => api.daos_kv_close(handle, null));
        return kv;
    }
}
