using DaosSharp.Interop;

namespace DaosSharp.Embedded.Events;

/// <summary>An event queue: the launched events and those that completed and wait to be polled.</summary>
internal sealed unsafe class EventQueue(ulong handle) : EventDomain
{
    private EventList _running;
    private EventList _completed;

    /// <summary>The handle that C has.</summary>
    public ulong Handle { get; } = handle;

    /// <summary>Takes completed events out, waiting for the first of them.</summary>
    /// <param name="onlyRunning">Do not wait when nothing is in flight.</param>
    /// <param name="deadline">End of the wait.</param>
    /// <param name="capacity">Room in <paramref name="events"/>.</param>
    /// <param name="events">Receives the events in the order of their completion.</param>
    /// <returns>Number of events, or a negative DER code when the queue is or gets destroyed.</returns>
    public int Poll(bool onlyRunning, Deadline deadline, uint capacity, daos_event** events)
    {
        Completions awaited = new(this, onlyRunning, (int)Math.Min(capacity, int.MaxValue), events);
        return Await(ref awaited, deadline);
    }

    /// <summary>Counts or lists events without taking them. What has arrived and was not polled or tested counts as waiting.</summary>
    public int Query(daos_eq_query_t query, uint capacity, daos_event** events)
    {
        bool completed = (query & daos_eq_query_t.DAOS_EQR_COMPLETED) != 0;
        bool waiting = (query & daos_eq_query_t.DAOS_EQR_WAITING) != 0;
        lock (Sync)
        {
            if (capacity == 0 || events == null)
            {
                return (completed ? _completed.Count : 0) + (waiting ? _running.Count : 0);
            }

            uint count = completed ? List(_completed.First, 0, capacity, events) : 0;
            return (int)(waiting ? List(_running.First, count, capacity, events) : count);
        }
    }

    /// <summary>Ends the queue's life.</summary>
    /// <param name="force">
    /// Also with events in it: waits for those in flight, whose operations hold memory of the caller, and drops the completed ones.
    /// </param>
    public int Close(bool force)
    {
        lock (Sync)
        {
            if (IsClosing)
            {
                return LastError.Fail(Der.NonExistent, "the event queue is being destroyed");
            }

            if (InFlight > 0 || _completed.Count > 0)
            {
                if (!force)
                {
                    return LastError.Fail(Der.Busy, "the event queue has events that were launched and not polled");
                }

                if (InCallback && InFlight > 0)
                {
                    return LastError.Fail(Der.Busy, "a completion callback cannot wait for the events of its queue");
                }
            }

            IsClosing = true;
            Wake();
        }

        EndOfAll awaited = new(this);
        Await(ref awaited, Deadline.Infinite);
        return 0;
    }

    protected override void OnLaunched(EventBlock* block) => _running.Append(block);

    protected override void OnCompleted(EventBlock* block)
    {
        _running.Remove(block);
        _completed.Append(block);
    }

    protected override void OnTaken(EventBlock* block) => _completed.Remove(block);

    // A parent that completed before its children cannot be polled yet: it counts as running.
    private bool HasRunning => _running.Count > 0 || _completed.Count > 0;

    private int TakeCompleted(int capacity, daos_event** events)
    {
        int count = 0;
        EventBlock* block = _completed.First;
        while (block != null && count < capacity)
        {
            EventBlock* next = block->Next;
            if (block->IsDone)
            {
                Take(block);
                events[count++] = block->Event;
            }

            block = next;
        }

        // Others may wait only as long as something runs.
        if (count > 0 && !HasRunning)
        {
            Wake();
        }

        return count;
    }

    private static uint List(EventBlock* block, uint count, uint capacity, daos_event** events)
    {
        for (; block != null && count < capacity; block = block->Next)
        {
            events[count++] = block->Event;
        }

        return count;
    }

    private readonly struct Completions(EventQueue queue, bool onlyRunning, int capacity, daos_event** events) : IAwaited
    {
        public bool MayCome => !onlyRunning || queue.HasRunning;

        public bool TryTake(out int result)
        {
            result = queue.TakeCompleted(capacity, events);
            if (result == 0 && queue.IsClosing)
            {
                result = LastError.Fail(Der.NonExistent, "the event queue is being destroyed");
            }

            return result != 0;
        }
    }

    private readonly struct EndOfAll(EventQueue queue) : IAwaited
    {
        public bool MayCome => true;

        public bool TryTake(out int result)
        {
            result = 0;
            if (queue.InFlight > 0)
            {
                return false;
            }

            while (queue._completed.First != null)
            {
                queue.Take(queue._completed.First);
            }

            queue.Wake();
            return true;
        }
    }
}
