using System.Runtime.CompilerServices;
using DaosSharp.Benchmarks.Measuring;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>Gets in flight; each value is checked.</summary>
internal sealed class AsyncGets(EmbeddedStore store, int length) : SlotLoop(store, length)
{
    private readonly int _length = length;
    private readonly ValueTask<int>[] _running = new ValueTask<int>[Slots];
    private readonly ulong[] _tags = new ulong[Slots];

    protected override void Start(int slot, byte[] key, Memory<byte> value, ulong tag)
    {
        _tags[slot] = tag;
        _running[slot] = KeyValue.GetAsync(key, value);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected override async ValueTask FinishAsync(int slot)
    {
        int size = await _running[slot];
        KvKeys.Expect(_tags[slot], KvValues.Check(Value(slot).Span[..size], _length), exact: false);
    }
}
