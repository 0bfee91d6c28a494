using DaosSharp.Benchmarks.Measuring;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>Asynchronous operations of the safe layer, so many in flight, each with a key and a lease of its own.</summary>
internal abstract class SlotLoop : IDisposable
{
    /// <summary>Operations in flight.</summary>
    public const int Slots = 64;

    private readonly byte[][] _keys = [.. Enumerable.Range(0, Slots).Select(_ => new byte[KvKeys.Length])];
    private readonly DaosMemoryLease[] _leases;
    private readonly int _length;

    protected SlotLoop(EmbeddedStore store, int length)
    {
        KeyValue = store.KeyValue;
        _length = length;
        _leases = [.. Enumerable.Range(0, Slots).Select(_ => store.Client.Memory.RentLease(length))];
        for (int slot = 0; slot < Slots; slot++)
        {
            KvValues.Prepare(Value(slot).Span);
        }
    }

    protected DaosKeyValue KeyValue { get; }

    public async ValueTask RunAsync(int operations, KvKeys keys)
    {
        for (int i = 0; i < operations; i++)
        {
            int slot = i % Slots;
            if (i >= Slots)
            {
                await FinishAsync(slot);
            }

            ulong tag = keys.Next(_keys[slot]);
            Start(slot, _keys[slot], Value(slot), tag);
        }

        for (int i = Math.Max(0, operations - Slots); i < operations; i++)
        {
            await FinishAsync(i % Slots);
        }
    }

    public void Dispose()
    {
        foreach (DaosMemoryLease lease in _leases)
        {
            ((IDisposable)lease).Dispose();
        }
    }

    protected abstract void Start(int slot, byte[] key, Memory<byte> value, ulong tag);

    protected abstract ValueTask FinishAsync(int slot);

    protected Memory<byte> Value(int slot) => _leases[slot].Memory[.._length];
}
