using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.KeyValues;

public sealed class ConditionTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Fact]
    public void Insert_stores_new_keys_only()
    {
        using KeyValueScope kv = new(system);
        Assert.True(kv.Object.TryInsert("key", [1]));
        Assert.False(kv.Object.TryInsert("key", [2]));
        Assert.False(kv.Object.TryInsert("key"u8, [2]));
        Assert.Equal([1], kv.Object.Get("key"));
        Assert.True(kv.Object.TryRemove("key"));
        Assert.True(kv.Object.TryInsert("key"u8, [3]));
        Assert.Equal([3], kv.Object.Get("key"));
    }

    [Fact]
    public void Insert_sees_empty_values()
    {
        using KeyValueScope kv = new(system);
        kv.Object.Put("key", []);
        Assert.False(kv.Object.TryInsert("key", [1]));
        Assert.Empty(kv.Object.Get("key"));
    }

    [Fact]
    public void Update_stores_over_existing_keys_only()
    {
        using KeyValueScope kv = new(system);
        Assert.False(kv.Object.TryUpdate("key", [1]));
        Assert.False(kv.Object.TryUpdate("key"u8, [1]));
        Assert.False(kv.Object.ContainsKey("key"));
        kv.Object.Put("key", [2]);
        Assert.True(kv.Object.TryUpdate("key", [3]));
        Assert.True(kv.Object.TryUpdate("key"u8, [4]));
        Assert.Equal([4], kv.Object.Get("key"));
    }

    [Fact]
    public void Remove_is_content_with_a_missing_key_and_TryRemove_tells()
    {
        using KeyValueScope kv = new(system);
        kv.Object.Put("a", [1]);
        kv.Object.Put("b", [1]);
        kv.Object.Remove("a");
        kv.Object.Remove("a");
        Assert.False(kv.Object.TryRemove("a"));
        Assert.True(kv.Object.TryRemove("b"u8));
        Assert.False(kv.Object.TryRemove("b"u8));
        Assert.Empty(kv.Object.ListKeys());
    }

    [Fact]
    public void A_read_only_object_refuses_every_change()
    {
        using KeyValueScope kv = new(system);
        kv.Object.Put("key", [1]);
        using DaosKeyValue ro = kv.Container.OpenKeyValue(kv.Id, ObjectAccess.ReadOnly);
        Expect.Fails(DaosError.NoPermission, "'key'", () => ro.Put("key", [2]));
        Expect.Fails(DaosError.NoPermission, "'key'", () => ro.TryUpdate("key", [2]));
        Expect.Fails(DaosError.NoPermission, "'new'", () => ro.TryInsert("new", [2]));
        Expect.Fails(DaosError.NoPermission, "'key'", () => ro.Remove("key"));
        Expect.Fails(DaosError.NoPermission, "'key'", () => ro.TryRemove("key"));
        Expect.Fails(DaosError.NoPermission, kv.Id.ToString(), ro.Destroy);
        Assert.Equal([1], kv.Object.Get("key"));
    }
}
