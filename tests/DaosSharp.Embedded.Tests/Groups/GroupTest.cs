using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Groups;

/// <summary>A pool with a key-value object and an array.</summary>
public abstract class GroupTest : IDisposable
{
    private protected GroupTest(ulong poolSize = 256 << 20)
    {
        EngineSession.Require(Session.Open(Store.Path, create: true, poolSize));
        KeyValue = Session.OpenKeyValue(1);
        Array = Session.OpenArray(2);
    }

    private protected EngineSession Session { get; } = new();

    private protected StoreDirectory Store { get; } = new();

    private protected daos_handle_t KeyValue { get; }

    private protected daos_handle_t Array { get; }

    private protected long Commits => QueuedWrites.Counters(Session).Commits;

    public void Dispose()
    {
        Session.Dispose();
        Store.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static byte[] Value(int seed, int length)
    {
        byte[] value = new byte[length];
        new Random(seed).NextBytes(value);
        return value;
    }

    private protected void AssertValue(string key, byte[]? value) => AssertValue(KeyValue, key, value);

    private protected static void AssertValue(daos_handle_t kv, string key, byte[]? value)
    {
        (int code, byte[]? found) = EngineSession.Get(kv, key, 1 << 20);
        Assert.Equal(0, code);
        Assert.Equal(value, found);
    }
}
