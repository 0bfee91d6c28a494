using DaosSharp.Benchmarks.Measuring;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>Puts in flight.</summary>
internal sealed class AsyncPuts(EmbeddedStore store, int length) : SlotLoop(store, length)
{
    private readonly ValueTask[] _running = new ValueTask[Slots];

    protected override void Start(int slot, byte[] key, Memory<byte> value, ulong tag)
    {
        KvValues.Stamp(value.Span, tag);
        _running[slot] = KeyValue.PutAsync(key, value);
    }

    protected override ValueTask FinishAsync(int slot) => _running[slot];
}
