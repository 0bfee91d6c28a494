using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Benchmarks.Overhead;

/// <summary>
/// What a C programmer writes: an event queue, a table of slots, submit until it is full, poll, refill. On the same table of functions
/// and the same object as the safe layer, on one thread.
/// </summary>
internal sealed unsafe class RawLoop : IDisposable
{
    private const int KeyRoom = 32;

    private readonly DaosApi _api;
    private readonly daos_handle_t _kv;
    private readonly daos_handle_t _queue;
    private readonly int _slots;
    private readonly int _valueLength;
    private readonly daos_event* _events;
    private readonly byte* _keys;
    private readonly byte* _values;
    private readonly ulong* _sizes;
    private readonly daos_event** _polled;
    private readonly int[] _numbers;
    private readonly byte[] _pattern;

    public RawLoop(DaosApi api, daos_handle_t kv, int slots, int valueLength)
    {
        _api = api;
        _kv = kv;
        _slots = slots;
        _valueLength = valueLength;
        _events = (daos_event*)NativeMemory.AllocZeroed((nuint)(slots * sizeof(daos_event)));
        _keys = (byte*)NativeMemory.AllocZeroed((nuint)(slots * KeyRoom));
        _values = (byte*)NativeMemory.AllocZeroed((nuint)(slots * valueLength));
        _sizes = (ulong*)NativeMemory.AllocZeroed((nuint)(slots * sizeof(ulong)));
        _polled = (daos_event**)NativeMemory.AllocZeroed((nuint)(slots * sizeof(daos_event*)));
        _numbers = new int[slots];
        _pattern = OverheadValues.Pattern(valueLength);
        for (int i = 0; i < slots; i++)
        {
            _pattern.CopyTo(Value(i));
        }

        daos_handle_t queue;
        Check(api.daos_eq_create(&queue));
        _queue = queue;
        for (int i = 0; i < slots; i++)
        {
            Check(api.daos_event_init(_events + i, queue, null));
        }
    }

    public void Put(int operations) => Run(operations, isPut: true);

    public void Get(int operations) => Run(operations, isPut: false);

    /// <summary>One blocking get after the other, without events.</summary>
    public void GetBlocking(int operations)
    {
        for (int i = 0; i < operations; i++)
        {
            OverheadKeys.Write(new Span<byte>(_keys, KeyRoom), i);
            OverheadValues.Stamp(Value(0), OverheadValues.None);
            _sizes[0] = (ulong)_valueLength;
            Check(_api.daos_kv_get(_kv, default, Daos.DAOS_COND_KEY_GET, (sbyte*)_keys, _sizes, _values, null));
            CheckValue(0, i);
        }
    }

    public void Dispose()
    {
        for (int i = 0; i < _slots; i++)
        {
            _api.daos_event_fini(_events + i);
        }

        _api.daos_eq_destroy(_queue, 0);
        NativeMemory.Free(_events);
        NativeMemory.Free(_keys);
        NativeMemory.Free(_values);
        NativeMemory.Free(_sizes);
        NativeMemory.Free(_polled);
    }

    private void Run(int operations, bool isPut)
    {
        int next = 0;
        int running = 0;
        for (int slot = 0; slot < _slots && next < operations; slot++, next++, running++)
        {
            Submit(slot, next, isPut);
        }

        while (running > 0)
        {
            int n = _api.daos_eq_poll(_queue, 1, Daos.DAOS_EQ_WAIT, (uint)_slots, _polled);
            if (n < 0)
            {
                Check(n);
            }

            for (int i = 0; i < n; i++)
            {
                Check(_polled[i]->ev_error);
                running--;
                int slot = (int)(_polled[i] - _events);
                if (!isPut)
                {
                    CheckValue(slot, _numbers[slot]);
                }

                if (next < operations)
                {
                    Submit(slot, next++, isPut);
                    running++;
                }
            }
        }
    }

    private void Submit(int slot, int number, bool isPut)
    {
        byte* key = _keys + slot * KeyRoom;
        byte* value = _values + slot * _valueLength;
        OverheadKeys.Write(new Span<byte>(key, KeyRoom), number);
        _numbers[slot] = number;
        OverheadValues.Stamp(Value(slot), isPut ? OverheadKeys.Number(number) : OverheadValues.None);
        _sizes[slot] = (ulong)_valueLength;
        Check(isPut
            ? _api.daos_kv_put(_kv, default, 0, (sbyte*)key, (ulong)_valueLength, value, _events + slot)
            : _api.daos_kv_get(_kv, default, Daos.DAOS_COND_KEY_GET, (sbyte*)key, _sizes + slot, value, _events + slot));
    }

    private Span<byte> Value(int slot) => new(_values + slot * _valueLength, _valueLength);

    private void CheckValue(int slot, int operation)
    {
        if (_sizes[slot] != (ulong)_valueLength || !OverheadValues.Is(Value(slot), _pattern, OverheadKeys.Number(operation)))
        {
            throw new InvalidOperationException($"get {operation} of the raw loop returned other bytes than those of its key");
        }
    }

    private static void Check(int rc)
    {
        if (rc != 0)
        {
            throw new InvalidOperationException($"the raw loop got {rc}");
        }
    }
}
