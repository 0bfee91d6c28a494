using System.Runtime.InteropServices;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Groups;

/// <summary>An event queue with events, and all that their operations point to until they were polled. For one thread at a time.</summary>
internal sealed unsafe class QueuedWrites : IDisposable
{
    public const long Forever = Daos.DAOS_EQ_WAIT;

    private readonly daos_event* _events;
    private readonly bool[] _used;
    private readonly List<nint> _memory = [];
    private daos_handle_t _queue;

    public QueuedWrites(int count = 64)
    {
        daos_handle_t queue;
        Assert.Equal(0, Api.daos_eq_create(&queue));
        _queue = queue;
        _events = (daos_event*)Allocate(count * sizeof(daos_event));
        _used = new bool[count];
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(0, Api.daos_event_init(_events + i, queue, null));
        }
    }

    public static DaosApi Api => EngineSession.Api;

    public daos_handle_t Queue => _queue;

    public static (long Operations, long Commits) Counters(EngineSession session)
    {
        ulong operations;
        ulong commits;
        Assert.Equal(0, EngineSession.Admin.dse_pool_counters(session.PoolHandle, &operations, &commits));
        return ((long)operations, (long)commits);
    }

    public static PoolStore Store(EngineSession session) => PoolHandle.Find(session.PoolHandle)!.Store;

    public daos_event* Event(int index) => _events + index;

    /// <returns>Number of the event.</returns>
    public int Put(daos_handle_t kv, string key, ReadOnlySpan<byte> value, ulong flags = 0)
    {
        int index = Next();
        Assert.Equal(0, Api.daos_kv_put(kv, default, flags, Text(key), (ulong)value.Length, Copy(value), _events + index));
        return index;
    }

    public int Remove(daos_handle_t kv, string key, ulong flags = 0)
    {
        int index = Next();
        Assert.Equal(0, Api.daos_kv_remove(kv, default, flags, Text(key), _events + index));
        return index;
    }

    public int Write(daos_handle_t array, ulong offset, ReadOnlySpan<byte> data)
    {
        int index = Next();
        d_sg_list_t* list = (d_sg_list_t*)Allocate(sizeof(d_sg_list_t));
        d_iov_t* iov = (d_iov_t*)Allocate(sizeof(d_iov_t));
        *iov = new d_iov_t { iov_buf = Copy(data), iov_buf_len = (nuint)data.Length, iov_len = (nuint)data.Length };
        *list = new d_sg_list_t { sg_nr = 1, sg_iovs = iov };
        Assert.Equal(0, Api.daos_array_write(array, default, Range(offset, (ulong)data.Length), list, _events + index));
        return index;
    }

    public int Punch(daos_handle_t array, ulong offset, ulong length)
    {
        int index = Next();
        Assert.Equal(0, Api.daos_array_punch(array, default, Range(offset, length), _events + index));
        return index;
    }

    public int SetSize(daos_handle_t array, ulong size)
    {
        int index = Next();
        Assert.Equal(0, Api.daos_array_set_size(array, default, size, _events + index));
        return index;
    }

    /// <summary>Polls once.</summary>
    /// <returns>Number of events, which may be used again.</returns>
    public int Poll(long timeout)
    {
        daos_event** polled = stackalloc daos_event*[_used.Length];
        int n = Api.daos_eq_poll(_queue, 1, timeout, (uint)_used.Length, polled);
        for (int i = 0; i < n; i++)
        {
            _used[polled[i] - _events] = false;
        }

        return n;
    }

    /// <summary>Polls until nothing is in flight.</summary>
    public void PollAll()
    {
        while (_used.Contains(true))
        {
            Assert.True(Poll(Forever) > 0, "an event in flight never came");
        }
    }

    public int Code(int index) => _events[index].ev_error;

    /// <summary>Destroys the queue with all that is in it.</summary>
    public int Destroy()
    {
        int rc = Api.daos_eq_destroy(_queue, Daos.DAOS_EQ_DESTROY_FORCE);
        _queue = default;
        return rc;
    }

    public void Dispose()
    {
        if (_queue.cookie != 0)
        {
            Destroy();
        }

        foreach (nint memory in _memory)
        {
            NativeMemory.Free((void*)memory);
        }
    }

    private int Next()
    {
        int index = Array.IndexOf(_used, false);
        if (index < 0)
        {
            PollAll();
            index = 0;
        }

        _used[index] = true;
        return index;
    }

    private daos_array_iod_t* Range(ulong offset, ulong length)
    {
        daos_array_iod_t* iod = (daos_array_iod_t*)Allocate(sizeof(daos_array_iod_t));
        daos_range_t* range = (daos_range_t*)Allocate(sizeof(daos_range_t));
        *range = new daos_range_t { rg_idx = offset, rg_len = length };
        *iod = new daos_array_iod_t { arr_nr = 1, arr_rgs = range };
        return iod;
    }

    private sbyte* Text(string text) => (sbyte*)Copy(EngineSession.Text(text));

    private byte* Copy(ReadOnlySpan<byte> data)
    {
        byte* copy = (byte*)Allocate(data.Length);
        data.CopyTo(new Span<byte>(copy, data.Length));
        return copy;
    }

    private void* Allocate(int size)
    {
        void* memory = NativeMemory.AllocZeroed((nuint)Math.Max(size, 1));
        _memory.Add((nint)memory);
        return memory;
    }
}
