namespace DaosSharp.Embedded.Events;

/// <summary>
/// The open event queues of the process by handle: kind in the highest byte, then a number that no other queue of the
/// process had, then the place in the table. Looking up takes no lock.
/// </summary>
internal static class EventQueueTable
{
    private const ulong Kind = 0xE5;
    private const int KindShift = 56;
    private const int IndexBits = 24;
    private const ulong IndexMask = (1UL << IndexBits) - 1;

    private static readonly Lock Gate = new();
    private static readonly Stack<int> Free = [];
    private static EventQueue?[] _queues = new EventQueue?[16];
    private static int _used;
    private static uint _generation;

    /// <summary>Creates a queue.</summary>
    /// <exception cref="EngineException">-DER_NOMEM when the table is full.</exception>
    public static EventQueue Create()
    {
        lock (Gate)
        {
            int index = Free.Count > 0 ? Free.Pop() : NewIndex();
            EventQueue queue = new((Kind << KindShift) | ((ulong)++_generation << IndexBits) | (uint)index);
            Volatile.Write(ref _queues[index], queue);
            return queue;
        }
    }

    /// <summary>The queue of a handle; null for the nil handle, a handle of another kind and a destroyed queue.</summary>
    public static EventQueue? Find(ulong handle)
    {
        if (handle >> KindShift != Kind)
        {
            return null;
        }

        EventQueue?[] queues = Volatile.Read(ref _queues);
        ulong index = handle & IndexMask;
        EventQueue? queue = index < (ulong)queues.Length ? Volatile.Read(ref queues[index]) : null;
        return queue?.Handle == handle ? queue : null;
    }

    /// <summary>Forgets a closed queue.</summary>
    public static void Remove(EventQueue queue)
    {
        lock (Gate)
        {
            int index = (int)(queue.Handle & IndexMask);
            Volatile.Write(ref _queues[index], null);
            Free.Push(index);
        }
    }

    private static int NewIndex()
    {
        if (_used > (int)IndexMask)
        {
            throw new EngineException(Der.NoMemory, "too many event queues");
        }

        if (_used == _queues.Length)
        {
            EventQueue?[] larger = new EventQueue?[_used * 2];
            _queues.CopyTo(larger, 0);
            Volatile.Write(ref _queues, larger);
        }

        return _used++;
    }
}
