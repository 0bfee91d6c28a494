using DaosSharp.Benchmarks.Measuring;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>Our side: the safe layer on the embedded engine.</summary>
internal sealed class SafeSide : IDisposable
{
    private const long PoolSize = 8L << 30;

    private readonly EmbeddedStore _store;
    private readonly AsyncPuts _puts;
    private readonly AsyncGets _gets;
    private readonly byte[] _value;

    public SafeSide(string directory, int valueLength)
    {
        _store = new EmbeddedStore(directory, PoolSize);
        _puts = new AsyncPuts(_store, valueLength);
        _gets = new AsyncGets(_store, valueLength);
        _value = new byte[valueLength];
        KvValues.Prepare(_value);
        Commits = new CommitCounter(directory);
    }

    public CommitCounter Commits { get; }

    public ValueTask PutAsync(int operations, KvKeys keys) => _puts.RunAsync(operations, keys);

    public ValueTask GetAsync(int operations, KvKeys keys) => _gets.RunAsync(operations, keys);

    public void Put(int operations, KvKeys keys)
    {
        Span<byte> key = stackalloc byte[KvKeys.Length];
        for (int i = 0; i < operations; i++)
        {
            KvValues.Stamp(_value, keys.Next(key));
            _store.KeyValue.Put(key, _value);
        }
    }

    public void Get(int operations, KvKeys keys)
    {
        Span<byte> key = stackalloc byte[KvKeys.Length];
        for (int i = 0; i < operations; i++)
        {
            ulong tag = keys.Next(key);
            int size = _store.KeyValue.Get(key, _value);
            KvKeys.Expect(tag, KvValues.Check(_value.AsSpan(0, size), _value.Length), exact: false);
        }
    }

    /// <summary>Compares everything that a walk has written.</summary>
    public void Verify(KvKeys written)
    {
        byte[] key = new byte[KvKeys.Length];
        foreach (ulong tag in written.Written(key))
        {
            int size = _store.KeyValue.Get(key, _value);
            KvKeys.Expect(tag, KvValues.Check(_value.AsSpan(0, size), _value.Length), exact: true);
        }
    }

    public void Dispose()
    {
        _puts.Dispose();
        _gets.Dispose();
        _store.Dispose();
    }
}
