using System.Runtime.InteropServices;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Processes.Worker.Writing;

/// <summary>Several puts and removals of keys in flight at once.</summary>
internal sealed unsafe class AsyncBatch : IDisposable
{
    public const int Most = 6;

    private readonly daos_handle_t _queue;
    private readonly daos_event* _events = (daos_event*)NativeMemory.AllocZeroed(Most, (nuint)sizeof(daos_event));
    private readonly GCHandle[] _pins = new GCHandle[2 * Most];
    private readonly int[] _items = new int[Most];

    public AsyncBatch()
    {
        daos_handle_t queue;
        EngineSession.Require(EngineSession.Api.daos_eq_create(&queue));
        _queue = queue;
        for (int i = 0; i < Most; i++)
        {
            EngineSession.Require(EngineSession.Api.daos_event_init(_events + i, _queue, null));
        }
    }

    /// <summary>Starts the next operation on each key and calls <paramref name="done"/> as they complete.</summary>
    public void Run(int slot, daos_handle_t kv, ReadOnlySpan<int> items, ulong[] last, Action<int> done)
    {
        for (int i = 0; i < items.Length; i++)
        {
            _items[i] = items[i];
            Start(i, slot, kv, last[items[i]] + 1);
        }

        daos_event** completed = stackalloc daos_event*[Most];
        for (int left = items.Length; left > 0;)
        {
            int count = EngineSession.Api.daos_eq_poll(_queue, 1, -1, Most, completed);
            if (count < 0)
            {
                EngineSession.Require(count);
            }

            for (int i = 0; i < count; i++)
            {
                int index = (int)(completed[i] - _events);
                EngineSession.Require(completed[i]->ev_error);
                _pins[2 * index].Free();
                _pins[2 * index + 1].Free();
                done(_items[index]);
                left--;
            }
        }
    }

    public void Dispose()
    {
        EngineSession.Api.daos_eq_destroy(_queue, Daos.DAOS_EQ_DESTROY_FORCE);
        NativeMemory.Free(_events);
    }

    private void Start(int index, int slot, daos_handle_t kv, ulong number)
    {
        int item = _items[index];
        bool removes = Plan.IsRemoval(slot, item, number);
        byte[] value = removes ? [0] : Plan.Value(slot, item, number);
        _pins[2 * index] = GCHandle.Alloc(EngineSession.Text(Plan.Key(item)), GCHandleType.Pinned);
        _pins[2 * index + 1] = GCHandle.Alloc(value, GCHandleType.Pinned);
        sbyte* key = (sbyte*)_pins[2 * index].AddrOfPinnedObject();
        void* data = (void*)_pins[2 * index + 1].AddrOfPinnedObject();
        EngineSession.Require(removes
            ? EngineSession.Api.daos_kv_remove(kv, default, 0, key, _events + index)
            : EngineSession.Api.daos_kv_put(kv, default, 0, key, (ulong)value.Length, data, _events + index));
    }
}
