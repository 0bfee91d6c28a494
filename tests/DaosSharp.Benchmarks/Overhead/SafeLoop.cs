namespace DaosSharp.Benchmarks.Overhead;

/// <summary>
/// Puts and gets through the safe layer: a number of operations in flight, each in a lease of the memory pool, and every value that comes
/// back compared byte by byte.
/// </summary>
internal sealed class SafeLoop : IDisposable
{
    private const int KeyRoom = 32;

    private readonly DaosKeyValue _kv;
    private readonly int _slots;
    private readonly int _valueLength;
    private readonly byte[] _pattern;
    private readonly DaosMemoryLease[] _values;
    private readonly byte[][] _keys;
    private readonly ValueTask[] _puts;
    private readonly ValueTask<int>[] _gets;

    public SafeLoop(DaosClient client, DaosKeyValue kv, int slots, int valueLength)
    {
        _kv = kv;
        _slots = slots;
        _valueLength = valueLength;
        _pattern = OverheadValues.Pattern(valueLength);
        _values = [.. Enumerable.Range(0, slots).Select(_ => client.Memory.RentLease(valueLength))];
        foreach (DaosMemoryLease value in _values)
            _pattern.CopyTo(value.Memory);
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
            OverheadValues.Stamp(Value(slot), OverheadKeys.Number(i));
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
                Check(slot, await _gets[slot], i - _slots);
            }

            int length = OverheadKeys.Write(_keys[slot], i);
            OverheadValues.Stamp(Value(slot), OverheadValues.None);
            _gets[slot] = _kv.GetAsync(_keys[slot].AsMemory(0, length), _values[slot].Memory[.._valueLength]);
        }

        for (int i = Math.Max(0, operations - _slots); i < operations; i++)
        {
            Check(i % _slots, await _gets[i % _slots], i);
        }

        AllocatedPerOperation = (GC.GetTotalAllocatedBytes(precise: false) - before) / (double)operations;
    }

    /// <summary>One synchronous put after the other.</summary>
    public void PutBlocking(int operations)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Span<byte> key = _keys[0];
        Span<byte> value = Value(0);
        for (int i = 0; i < operations; i++)
        {
            int length = OverheadKeys.Write(key, i);
            OverheadValues.Stamp(value, OverheadKeys.Number(i));
            _kv.Put(key[..length], value);
        }

        AllocatedPerOperation = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)operations;
    }

    /// <summary>One synchronous get after the other.</summary>
    public void GetBlocking(int operations)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Span<byte> key = _keys[0];
        Span<byte> value = Value(0);
        for (int i = 0; i < operations; i++)
        {
            int length = OverheadKeys.Write(key, i);
            OverheadValues.Stamp(value, OverheadValues.None);
            Check(0, _kv.Get(key[..length], value), i);
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

    private Span<byte> Value(int slot) => _values[slot].GetSpan()[.._valueLength];

    private void Check(int slot, int length, int operation)
    {
        if (length != _valueLength || !OverheadValues.Is(Value(slot), _pattern, OverheadKeys.Number(operation)))
        {
            throw new InvalidOperationException($"get {operation} returned {length} bytes that are not the value of {_valueLength} bytes");
        }
    }
}
