using System.Collections.Concurrent;
using System.Diagnostics;
using DaosSharp.Embedded.Events;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Events;

/// <summary>Many threads on one queue: nothing is lost, nothing comes twice, nobody waits for ever.</summary>
public sealed unsafe class ConcurrencyTests : EventTest
{
    private const int Operations = 100_000;

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 0, 2)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 3, 1)]
    [InlineData(2, 4, 4)]
    public void Every_operation_completes_once(int launchers, int completers, int pollers)
    {
        EventMemory events = InQueue(256);
        using BlockingCollection<int> free = [];
        using BlockingCollection<int> flying = [];
        for (int i = 0; i < events.Count; i++)
        {
            free.Add(i);
        }

        int next = -1;
        int polled = 0;
        int[] seen = new int[Operations];
        Worker[] ending = Worker.Start(completers, _ =>
        {
            foreach (int index in flying.GetConsumingEnumerable())
            {
                EventGate.Complete(events[index], -1 - (int)events[index]->ev_debug);
            }
        });

        Worker[] polling = Worker.Start(pollers, _ =>
        {
            daos_event** batch = stackalloc daos_event*[16];
            while (Volatile.Read(ref polled) < Operations)
            {
                int count = Api.daos_eq_poll(Queue, 0, 1000, 16, batch);
                Assert.InRange(count, 0, 16);
                for (int i = 0; i < count; i++)
                {
                    int operation = (int)batch[i]->ev_debug;
                    Assert.Equal(-1 - operation, batch[i]->ev_error);
                    Interlocked.Increment(ref seen[operation]);
                    free.Add(events.IndexOf(batch[i]));
                }

                Interlocked.Add(ref polled, count);
            }
        });

        Worker[] launching = Worker.Start(launchers, _ =>
        {
            for (int operation; (operation = Interlocked.Increment(ref next)) < Operations;)
            {
                int index = free.Take();
                events[index]->ev_debug = (ulong)operation;
                Begin(events[index]);
                if (completers > 0)
                {
                    flying.Add(index);
                }
                else
                {
                    EventGate.Complete(events[index], -1 - operation);
                }
            }
        });

        Array.ForEach(launching, static w => w.Join());
        flying.CompleteAdding();
        Array.ForEach(ending, static w => w.Join());
        Array.ForEach(polling, static w => w.Join());
        Assert.Equal(Operations, polled);
        Assert.All(seen, static n => Assert.Equal(1, n));
        Assert.Equal(0, Count(All));
        Assert.Equal(0, Api.daos_eq_destroy(Queue, 0));
    }

    [Fact]
    public void A_poll_without_waiting_returns_at_once()
    {
        EventMemory events = InQueue(1);
        Begin(events[0]);
        Stopwatch watch = Stopwatch.StartNew();
        Assert.Equal(0, Poll(timeout: Daos.DAOS_EQ_NOWAIT));
        Assert.True(watch.ElapsedMilliseconds < 1000);
        EventGate.Complete(events[0], 0);
        Assert.Equal(1, Poll(timeout: Daos.DAOS_EQ_NOWAIT));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    [InlineData(50_000)]
    public void A_poll_waits_as_long_as_it_is_told(long microseconds)
    {
        EventMemory events = InQueue(1);
        Begin(events[0]);
        Stopwatch watch = Stopwatch.StartNew();
        Assert.Equal(0, Poll(timeout: microseconds));
        Assert.True(watch.Elapsed.TotalMicroseconds >= microseconds, $"waited only {watch.Elapsed.TotalMicroseconds} us");
        EventGate.Complete(events[0], 0);
        Assert.Equal(1, Poll(timeout: microseconds));
    }

    [Fact]
    public void A_poll_waits_without_using_the_processor()
    {
        EventMemory events = InQueue(1);
        Begin(events[0]);
        TimeSpan used = TimeSpan.MaxValue;
        Worker poller = Worker.Start(() =>
        {
            TimeSpan before = ProcessorTime();
            Assert.Equal(1, Poll());
            used = ProcessorTime() - before;
        });
        poller.AwaitBlocked();
        Thread.Sleep(500);
        EventGate.Complete(events[0], 0);
        poller.Join();
        Assert.True(used < TimeSpan.FromMilliseconds(100), $"the waiting thread used {used}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_waiting_poll_is_woken_by_a_completion(int running)
    {
        EventMemory events = InQueue(1);
        for (int i = 0; i < 20; i++)
        {
            if (running != 0)
            {
                Begin(events[0]);
            }

            int count = 0;
            Worker poller = Worker.Start(() => count = Poll(Forever, running));
            poller.AwaitBlocked();
            if (running == 0)
            {
                Begin(events[0]);
            }

            EventGate.Complete(events[0], 0);
            poller.Join();
            Assert.Equal(1, count);
        }
    }

    [Fact]
    public void Pollers_of_running_events_end_when_another_takes_the_last()
    {
        EventMemory events = InQueue(1);
        int total = 0;
        for (int round = 0; round < 50; round++)
        {
            Begin(events[0]);
            Worker[] pollers = Worker.Start(4, _ => Interlocked.Add(ref total, Poll()));
            if ((round & 1) == 0)
            {
                Array.ForEach(pollers, static p => p.AwaitBlocked());
            }

            EventGate.Complete(events[0], 0);
            Array.ForEach(pollers, static p => p.Join());
            Assert.Equal(0, Poll());
            Assert.Equal(round + 1, total);
        }
    }

    [Fact]
    public void Queues_are_destroyed_under_pollers_and_launchers()
    {
        EventMemory events = Allocate(64);
        for (int round = 0; round < 50; round++)
        {
            daos_handle_t queue;
            Assert.Equal(0, Api.daos_eq_create(&queue));
            daos_handle_t eqh = queue;
            Worker[] workers = Worker.Start(4, w =>
            {
                daos_event** polled = stackalloc daos_event*[4];
                if (w < 2)
                {
                    int rc;
                    while ((rc = Api.daos_eq_poll(eqh, 0, Forever, 4, polled)) >= 0)
                    {
                    }

                    Assert.Equal(-1005, rc);
                    return;
                }

                // Each launcher has events of its own; a refused launch ends it.
                for (int i = w == 2 ? 0 : 32; ; i = (i & 32) | ((i + 1) & 31))
                {
                    int rc = Api.daos_event_init(events[i], eqh, null);
                    if (rc == -1012)
                    {
                        continue;
                    }

                    rc = rc == 0 ? EventGate.Begin(events[i]) : rc;
                    if (rc != 0)
                    {
                        Assert.Equal(-1005, rc);
                        return;
                    }

                    EventGate.Complete(events[i], 0);
                }
            });

            Thread.Sleep(2);
            Assert.Equal(0, Api.daos_eq_destroy(eqh, Daos.DAOS_EQ_DESTROY_FORCE));
            Array.ForEach(workers, static w => w.Join());
        }
    }

    [Fact]
    public void Events_without_queue_are_used_by_many_threads()
    {
        EventMemory events = Allocate(8);
        Worker[] workers = Worker.Start(8, w =>
        {
            daos_event* ev = events[w];
            Assert.Equal(0, Api.daos_event_init(ev, default, null));
            for (int i = 0; i < 2000; i++)
            {
                Begin(ev);
                if (i % 100 == 0)
                {
                    int rc = -i;
                    Worker other = Worker.Start(() => EventGate.Complete(ev, rc));
                    Assert.True(IsDone(ev, Forever));
                    other.Join();
                }
                else
                {
                    EventGate.Complete(ev, -i);
                    Assert.True(IsDone(ev));
                }

                Assert.Equal(-i, ev->ev_error);
            }

            Assert.Equal(0, Api.daos_event_fini(ev));
        });
        Array.ForEach(workers, static w => w.Join());
    }

    [Fact]
    public void Launch_completion_and_poll_allocate_nothing()
    {
        EventMemory events = InQueue(8);
        Round(events);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            Round(events);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Round(EventMemory events)
    {
        for (int i = 0; i < 8; i++)
        {
            int rc = EventGate.Begin(events[i]);
            EventGate.Complete(events[i], rc);
        }

        daos_event** polled = stackalloc daos_event*[8];
        if (Api.daos_eq_poll(Queue, 1, Forever, 8, polled) != 8)
        {
            Assert.Fail("events are missing");
        }
    }

    // Of the calling thread, from the kernel: user and system time in ticks of a hundredth of a second.
    private static TimeSpan ProcessorTime()
    {
        string stat = File.ReadAllText("/proc/thread-self/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11]) + long.Parse(fields[12])));
    }
}
