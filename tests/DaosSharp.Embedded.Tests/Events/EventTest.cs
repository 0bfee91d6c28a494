using DaosSharp.Embedded.Events;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Events;

/// <summary>What tests of the event functions have in common. Operations are launched and ended through the event gate.</summary>
public abstract unsafe class EventTest : IDisposable
{
    private protected const long Forever = Daos.DAOS_EQ_WAIT;
    private protected const daos_eq_query_t Completed = daos_eq_query_t.DAOS_EQR_COMPLETED;
    private protected const daos_eq_query_t Waiting = daos_eq_query_t.DAOS_EQR_WAITING;
    private protected const daos_eq_query_t All = daos_eq_query_t.DAOS_EQR_ALL;

    private readonly List<EventMemory> _memory = [];

    protected EventTest()
    {
        daos_handle_t queue;
        Assert.Equal(0, Api.daos_eq_create(&queue));
        Queue = queue;
    }

    private protected static DaosApi Api => ExportedFunctions.Api;

    private protected daos_handle_t Queue { get; }

    public void Dispose()
    {
        Api.daos_eq_destroy(Queue, Daos.DAOS_EQ_DESTROY_FORCE);
        _memory.ForEach(static m => m.Dispose());
        GC.SuppressFinalize(this);
    }

    private protected EventMemory Allocate(int count)
    {
        EventMemory memory = new(count);
        _memory.Add(memory);
        return memory;
    }

    /// <summary>Initialised events of the test's queue.</summary>
    private protected EventMemory InQueue(int count)
    {
        EventMemory memory = Allocate(count);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(0, Api.daos_event_init(memory[i], Queue, null));
        }

        return memory;
    }

    /// <summary>One initialised event without queue.</summary>
    private protected daos_event* WithoutQueue()
    {
        daos_event* ev = Allocate(1)[0];
        Assert.Equal(0, Api.daos_event_init(ev, default, null));
        return ev;
    }

    /// <summary>A parent at 0 and its children behind it.</summary>
    private protected EventMemory Family(int children, bool inQueue = true)
    {
        EventMemory memory = Allocate(children + 1);
        Assert.Equal(0, Api.daos_event_init(memory[0], inQueue ? Queue : default, null));
        for (int i = 1; i <= children; i++)
        {
            Assert.Equal(0, Api.daos_event_init(memory[i], default, memory[0]));
        }

        return memory;
    }

    private protected static void Begin(daos_event* ev) => Assert.Equal(0, EventGate.Begin(ev));

    /// <summary>An operation that ends inside the submitting call.</summary>
    private protected static void Run(daos_event* ev, int rc = 0)
    {
        Begin(ev);
        EventGate.Complete(ev, rc);
    }

    private protected int Poll(long timeout = Forever, int running = 1, uint capacity = 64)
    {
        daos_event** events = stackalloc daos_event*[(int)capacity];
        return Api.daos_eq_poll(Queue, running, timeout, capacity, events);
    }

    /// <summary>Waits for exactly one event.</summary>
    private protected daos_event* PollOne()
    {
        daos_event** events = stackalloc daos_event*[8];
        Assert.Equal(1, Api.daos_eq_poll(Queue, 1, Forever, 8, events));
        return events[0];
    }

    private protected int Count(daos_eq_query_t query) => Api.daos_eq_query(Queue, query, 0, null);

    /// <summary>Tests without waiting.</summary>
    private protected static bool IsDone(daos_event* ev, long timeout = 0)
    {
        bool done;
        Assert.Equal(0, Api.daos_event_test(ev, timeout, &done));
        return done;
    }
}
