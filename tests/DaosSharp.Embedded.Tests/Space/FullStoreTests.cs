using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Space;

/// <summary>A full pool and a full disk: -DER_NOSPACE, nothing lost, and room again after a removal.</summary>
public sealed class FullStoreTests
{
    private const int ValueLength = 50_000;

    [Fact]
    public void A_full_pool_refuses_and_keeps_what_it_has()
    {
        using StoreDirectory directory = new();
        Fill(directory.Path, poolSize: 16 << 20);
    }

    [SkippableFact]
    public void A_full_disk_refuses_and_keeps_what_it_has()
    {
        using StoreDirectory directory = new();
        using Mount mount = Mount.Create(directory.Path, "12m");
        Fill(Path.Combine(directory.Path, "system"), poolSize: 1 << 30);
    }

    [Fact]
    public void Overwriting_reuses_space()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true, poolSize: 64 << 20));
        daos_handle_t kv = session.OpenKeyValue(1);
        daos_handle_t array = session.OpenArray(2);
        byte[] value = new byte[1 << 20];
        for (int i = 0; i < 400; i++)
        {
            new Random(i).NextBytes(value);
            EngineSession.Require(EngineSession.Put(kv, "key", value));
            EngineSession.Require(EngineSession.WriteArray(array, (ulong)(i % 3) * 1000, value));
        }

        Assert.Equal(value, EngineSession.Get(kv, "key", value.Length).Value);
        Assert.Equal(0UL, session.Check());
    }

    private static void Fill(string directory, ulong poolSize)
    {
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory, create: true, poolSize));
        daos_handle_t kv = session.OpenKeyValue(1);
        int stored = 0;
        int rc;
        while ((rc = EngineSession.Put(kv, $"key-{stored}", Value(stored))) == 0)
        {
            Assert.True(++stored < 100_000, "the store never became full");
        }

        Assert.Equal(Der.NoSpace, rc);
        Assert.True(stored > 50, $"only {stored} values fitted");
        for (int i = 0; i < stored; i++)
        {
            Assert.Equal(Value(i), EngineSession.Get(kv, $"key-{i}", ValueLength).Value);
        }

        // Also what is opened then can be read.
        using (EngineSession later = new())
        {
            EngineSession.Require(later.Open(directory, create: false));
            Assert.Equal(Value(0), EngineSession.Get(later.OpenKeyValue(1), "key-0", ValueLength).Value);
        }

        for (int i = 0; i < 20; i++)
        {
            EngineSession.Require(EngineSession.Remove(kv, $"key-{i}"));
        }

        for (int i = 0; i < 10; i++)
        {
            EngineSession.Require(EngineSession.Put(kv, $"again-{i}", Value(i)));
        }

        Assert.Equal(0UL, session.Check());
    }

    private static byte[] Value(int seed)
    {
        byte[] value = new byte[ValueLength];
        new Random(seed).NextBytes(value);
        return value;
    }
}
