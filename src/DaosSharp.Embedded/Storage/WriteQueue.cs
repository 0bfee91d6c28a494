using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>The writes of a pool that wait for a group, in the order of their submission.</summary>
internal sealed unsafe class WriteQueue : IDisposable
{
    /// <summary>Writes that one group has at most, when nobody waits for them before.</summary>
    public const int MostWrites = 256;

    /// <summary>Bytes of data that one group has at most, likewise; a single write may have more.</summary>
    public const ulong MostBytes = 4 << 20;

    private readonly Lock _gate = new();
    private readonly WriteFilter _waitingFilter = new();
    private readonly WriteFilter _runningFilter = new();
    private PendingWrite* _first;
    private PendingWrite* _last;
    private PendingWrite* _unused;
    private int _waiting;
    private int _outstanding;
    private ulong _bytes;
    private long _since;

    /// <summary>True when nothing waits and nothing of it runs.</summary>
    public bool IsEmpty => Volatile.Read(ref _outstanding) == 0;

    /// <summary>True when something waits that nobody has begun to run.</summary>
    public bool IsWaiting => Volatile.Read(ref _waiting) > 0;

    /// <summary>When the first of those that wait came, by <see cref="Environment.TickCount64"/>.</summary>
    public long WaitingSince => Volatile.Read(ref _since);

    /// <summary>Adds a write.</summary>
    /// <returns>True when there are as many as a group should have.</returns>
    public bool Add<T>(in T operation, daos_event* ev, SyncWrite* waiter)
        where T : unmanaged, IQueuedWrite
    {
        WriteTarget target = operation.Target;
        ulong length = operation.Length;
        lock (_gate)
        {
            PendingWrite* write = _unused;
            if (write == null)
            {
                write = (PendingWrite*)NativeMemory.Alloc((nuint)sizeof(PendingWrite));
                write->Next = null;
            }

            _unused = write->Next;
            write->Set(operation, ev, waiter);
            _waitingFilter.Add(target);
            if (_last == null)
            {
                _first = write;
                Volatile.Write(ref _since, Environment.TickCount64);
            }
            else
            {
                _last->Next = write;
            }

            _last = write;
            _bytes += length;
            Volatile.Write(ref _outstanding, _outstanding + 1);
            Volatile.Write(ref _waiting, _waiting + 1);
            return _waiting >= MostWrites || _bytes >= MostBytes;
        }
    }

    /// <summary>Whether a write that is not finished may change what a read looks at.</summary>
    public bool MayContain(WriteTarget target)
    {
        // What waits before what runs: in this order a write that begins to run meanwhile is seen in one of both.
        return _waitingFilter.MayContain(target) || _runningFilter.MayContain(target);
    }

    /// <summary>Takes all that waits, for the one who runs it. There is one at a time, and each calls <see cref="Finish"/>.</summary>
    /// <returns>The first write; null when there is none.</returns>
    public PendingWrite* Take(out int count)
    {
        lock (_gate)
        {
            PendingWrite* first = _first;
            count = _waiting;
            if (first != null)
            {
                _runningFilter.AddAll(_waitingFilter);
                Interlocked.MemoryBarrier();
                _waitingFilter.Clear();
                _first = _last = null;
                _bytes = 0;
                Volatile.Write(ref _waiting, 0);
            }

            return first;
        }
    }

    /// <summary>Notes that reads see what was taken.</summary>
    public void Finish(int count)
    {
        lock (_gate)
        {
            _runningFilter.Clear();
            Volatile.Write(ref _outstanding, _outstanding - count);
        }
    }

    /// <summary>Takes the memory of writes back.</summary>
    public void Recycle(PendingWrite* first, PendingWrite* last)
    {
        lock (_gate)
        {
            last->Next = _unused;
            _unused = first;
        }
    }

    public void Dispose()
    {
        while (_unused != null)
        {
            PendingWrite* write = _unused;
            _unused = write->Next;
            NativeMemory.Free(write);
        }
    }
}
