using DaosSharp.Benchmarks.Overhead;

namespace DaosSharp.Benchmarks.OverheadC;

/// <summary>Array transfers through the safe layer: a number of them in flight, each in a lease of the memory pool, and all that is read compared.</summary>
internal sealed class SafeArrayLoop : IDisposable
{
    private readonly DaosArray _array;
    private readonly int _slots;
    private readonly int _length;
    private readonly int _places;
    private readonly byte[] _pattern;
    private readonly DaosMemoryLease[] _buffers;
    private readonly ValueTask[] _writes;
    private readonly ValueTask<long>[] _reads;

    public SafeArrayLoop(DaosClient client, DaosArray array, int slots, int length, int places)
    {
        _array = array;
        _slots = slots;
        _length = length;
        _places = places;
        _pattern = OverheadValues.Pattern(length);
        _buffers = [.. Enumerable.Range(0, slots).Select(_ => client.Memory.RentLease(length))];
        foreach (DaosMemoryLease buffer in _buffers)
            _pattern.CopyTo(buffer.Memory);
        _writes = new ValueTask[slots];
        _reads = new ValueTask<long>[slots];
    }

    /// <summary>Bytes that the last run allocated, by operation.</summary>
    public double AllocatedPerOperation { get; private set; }

    public async ValueTask WriteAsync(int operations)
    {
        long before = GC.GetTotalAllocatedBytes(precise: false);
        for (int i = 0; i < operations + _slots; i++)
        {
            int slot = i % _slots;
            if (i >= _slots && i - _slots < operations)
                await _writes[slot];
            if (i >= operations)
                continue;
            OverheadValues.Stamp(Buffer(slot), i % _places);
            _writes[slot] = _array.WriteAsync(Place(i), _buffers[slot].Memory[.._length]);
        }

        AllocatedPerOperation = (GC.GetTotalAllocatedBytes(precise: false) - before) / (double)operations;
    }

    public async ValueTask ReadAsync(int operations)
    {
        long before = GC.GetTotalAllocatedBytes(precise: false);
        for (int i = 0; i < operations + _slots; i++)
        {
            int slot = i % _slots;
            if (i >= _slots && i - _slots < operations)
                Check(slot, await _reads[slot], i - _slots);
            if (i >= operations)
                continue;
            OverheadValues.Stamp(Buffer(slot), OverheadValues.None);
            _reads[slot] = _array.ReadAsync(Place(i), _buffers[slot].Memory[.._length]);
        }

        AllocatedPerOperation = (GC.GetTotalAllocatedBytes(precise: false) - before) / (double)operations;
    }

    /// <summary>One synchronous write after the other.</summary>
    public void WriteBlocking(int operations)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < operations; i++)
        {
            OverheadValues.Stamp(Buffer(0), i % _places);
            _array.Write(Place(i), Buffer(0));
        }

        AllocatedPerOperation = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)operations;
    }

    /// <summary>One synchronous read after the other.</summary>
    public void ReadBlocking(int operations)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < operations; i++)
        {
            OverheadValues.Stamp(Buffer(0), OverheadValues.None);
            Check(0, _array.Read(Place(i), Buffer(0)), i);
        }

        AllocatedPerOperation = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)operations;
    }

    public void Dispose()
    {
        foreach (DaosMemoryLease buffer in _buffers)
            ((IDisposable)buffer).Dispose();
    }

    private long Place(int operation) => (long)(operation % _places) * _length;

    private Span<byte> Buffer(int slot) => _buffers[slot].GetSpan()[.._length];

    private void Check(int slot, long cells, int operation)
    {
        if (cells != _length || !OverheadValues.Is(Buffer(slot), _pattern, operation % _places))
            throw new InvalidOperationException($"read {operation} returned {cells} cells that are not those that were written");
    }
}
