using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Lifetime;

public sealed class FullPoolTests
{
    [SkippableFact]
    public async Task A_full_pool_says_so_and_loses_nothing()
    {
        TestSystem.RequireEmbedded();
        using TemporaryDirectory directory = new();
        using DaosClient client = DaosClient.Embedded(directory.Path);
        using DaosPool pool = client.OpenOrCreatePool("small", 32 << 20);
        using DaosContainer container = pool.OpenOrCreateContainer("box");
        using DaosKeyValue kv = container.OpenKeyValue(container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1));
        byte[] value = Pattern.Bytes(1 << 20);
        int stored = 0;
        DaosException? full = null;
        for (; stored < 64 && full is null; stored++)
            full = Record.Exception(() => kv.Put($"key{stored}", value)) as DaosException;
        Assert.NotNull(full);
        Assert.Equal(DaosError.NoSpace, full.Code);
        Assert.Contains("key", full.Message, StringComparison.Ordinal);
        // Not the words of an earlier failure of the thread, such as that the container was not there at first.
        Assert.DoesNotContain("box", full.Detail ?? "", StringComparison.Ordinal);
        DaosException same = await Assert.ThrowsAsync<DaosException>(() => kv.PutAsync("one more", value).AsTask());
        Assert.Equal(DaosError.NoSpace, same.Code);
        Assert.Equal(full.Detail, same.Detail);
        stored--;
        Assert.InRange(stored, 8, 32);
        for (int i = 0; i < stored; i++)
            Assert.Equal(value, kv.Get($"key{i}"));
        Assert.False(kv.ContainsKey($"key{stored}"));
    }
}
