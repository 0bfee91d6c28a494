namespace DaosSharp.Benchmarks.Overhead;

/// <summary>The same work through the safe layer: as many operations in flight, each in a lease of the memory pool.</summary>
internal sealed class SafeLoop : IDisposable
{
    private const int KeyRoom = 32;

    private readonly DaosKeyValue _kv;
    private readonly int _slots;
    private readonly int _valueLength;
    private readonly DaosMemoryLease[] _values;
    private readonly byte[][] _keys;
    private readonly ValueTask[] _puts;
    private readonly ValueTask<int>[] _gets;

    public SafeLoop(DaosClient client, DaosKeyValue kv, int slots, int valueLength)
    {
        _kv = kv;
        _slots = slots;
        _valueLength = valueLength;
        _values = [.. Enumerable.Range(0, slots).Select(_ => client.Memory.RentLease(valueLength))];
        _keys = [.. Enumerable.Range(0, slots).Select(_ => new byte[KeyRoom])];
        _puts = new ValueTask[slots];
        _gets = new ValueTask<int>[slots];
    }

    /// <summary>Bytes that the last run allocated on this thread, by operation.</summary>
    public double AllocatedPerOperation { get; private set; }

    public async ValueTask PutAsync(int operations)
    {
        long before = GC.GetTotalAllocatedBytes(precise: false);
        for (int i = 0; i < operations; i++)
        {
            int slot = i % _slots;
            if (i >= _slots)
            {
                await _puts[slot];
            }

            int length = OverheadKeys.Write(_keys[slot], i);
            _puts[slot] = _kv.PutAsync(_keys[slot].AsMemory(0, length), _values[slot].Memory[.._valueLength]);
        }

        for (int i = 0; i < Math.Min(_slots, operations); i++)
        {
            await _puts[i];
        }

        AllocatedPerOperation = (GC.GetTotalAllocatedBytes(precise: false) - before) / (double)operations;
    }

    public async ValueTask GetAsync(int operations)
    {
        long before = GC.GetTotalAllocatedBytes(precise: false);
        for (int i = 0; i < operations; i++)
        {
            int slot = i % _slots;
            if (i >= _slots)
            {
                Check(await _gets[slot]);
            }

            int length = OverheadKeys.Write(_keys[slot], i);
            _gets[slot] = _kv.GetAsync(_keys[slot].AsMemory(0, length), _values[slot].Memory[.._valueLength]);
        }

        for (int i = 0; i < Math.Min(_slots, operations); i++)
        {
            Check(await _gets[i]);
        }

        AllocatedPerOperation = (GC.GetTotalAllocatedBytes(precise: false) - before) / (double)operations;
    }

    /// <summary>One synchronous get after the other.</summary>
    public void GetBlocking(int operations)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Span<byte> key = _keys[0];
        Span<byte> value = _values[0].Memory.Span[.._valueLength];
        for (int i = 0; i < operations; i++)
        {
            int length = OverheadKeys.Write(key, i);
            Check(_kv.Get(key[..length], value));
        }

        AllocatedPerOperation = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)operations;
    }

    public void Dispose()
    {
        foreach (DaosMemoryLease lease in _values)
        {
            ((IDisposable)lease).Dispose();
        }
    }

    private void Check(int length)
    {
        if (length != _valueLength)
        {
            throw new InvalidOperationException($"a get returned {length} bytes instead of {_valueLength}");
        }
    }
}
