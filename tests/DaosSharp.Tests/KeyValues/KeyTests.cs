using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.KeyValues;

public sealed class KeyTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Theory]
    [InlineData(1)]
    [InlineData(84)]
    [InlineData(85)]
    [InlineData(86)]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1024)]
    [InlineData(4096)]
    [InlineData(DaosKeyValue.MaxKeyLength)]
    public void Keys_of_every_length(int length)
    {
        using KeyValueScope kv = new(system);
        string key = new('k', length);
        kv.Object.Put(key, [1, 2, 3]);
        Assert.Equal([1, 2, 3], kv.Object.Get(key));
        Assert.Equal([1, 2, 3], kv.Object.Get(System.Text.Encoding.UTF8.GetBytes(key)));
        Assert.Equal([key], kv.Object.ListKeys());
        Assert.True(kv.Object.TryRemove(key));
    }

    [Theory]
    [InlineData(85)]
    [InlineData(86)]
    [InlineData(400)]
    public void Keys_of_three_bytes_per_character(int length)
    {
        using KeyValueScope kv = new(system);
        string key = new('\u4f60', length);
        kv.Object.Put(key, [1]);
        Assert.Equal([key], kv.Object.ListKeys());
        Assert.Equal([1], kv.Object.Get(key));
    }

    [Fact]
    public void Long_keys_that_differ_in_the_last_character_are_different()
    {
        using KeyValueScope kv = new(system);
        string stem = new('x', 9000);
        kv.Object.Put(stem + "1", [1]);
        kv.Object.Put(stem + "2", [2]);
        Assert.Equal([1], kv.Object.Get(stem + "1"));
        Assert.Equal([2], kv.Object.Get(stem + "2"));
        Assert.False(kv.Object.ContainsKey(stem));
    }

    public static TheoryData<string> BadTexts => new()
    {
        "",
        "a\0b",
        "\0",
        new string('k', DaosKeyValue.MaxKeyLength + 1),
        new string('k', 1 << 20),
        new string('\u4f60', DaosKeyValue.MaxKeyLength / 3 + 1),
    };

    [Theory]
    [MemberData(nameof(BadTexts))]
    public void Bad_text_is_refused_before_the_call(string key)
    {
        using KeyValueScope kv = new(system);
        AssertRefused(key, k => kv.Object.Put(k, [1]));
        AssertRefused(key, k => kv.Object.TryInsert(k, [1]));
        AssertRefused(key, k => kv.Object.TryUpdate(k, [1]));
        AssertRefused(key, k => kv.Object.Get(k));
        AssertRefused(key, k => kv.Object.Get(k, new byte[4]));
        AssertRefused(key, k => kv.Object.TryGet(k, new byte[4], out _));
        AssertRefused(key, k => kv.Object.TryGet(k, out _));
        AssertRefused(key, k => kv.Object.GetSize(k));
        AssertRefused(key, k => kv.Object.Remove(k));
        AssertRefused(key, k => kv.Object.TryRemove(k));
        Assert.Empty(kv.Object.ListKeys());
    }

    // Not with the others: test frameworks write theory data as UTF-8, which changes this text.
    [Fact]
    public void An_unpaired_surrogate_is_refused() => Bad_text_is_refused_before_the_call("lone \ud800 surrogate");

    [Fact]
    public void A_null_key_is_refused()
    {
        using KeyValueScope kv = new(system);
        Assert.Throws<ArgumentNullException>("key", () => kv.Object.Put((string)null!, [1]));
        Assert.Throws<ArgumentNullException>("key", () => kv.Object.Get((string)null!));
        Assert.Throws<ArgumentNullException>("key", () => kv.Object.TryRemove((string)null!));
    }

    [Fact]
    public void Bad_bytes_are_refused_before_the_call()
    {
        using KeyValueScope kv = new(system);
        Assert.Throws<ArgumentException>("key", () => kv.Object.Put(ReadOnlySpan<byte>.Empty, [1]));
        Assert.Throws<ArgumentException>("key", () => kv.Object.Put("a\0b"u8, [1]));
        Assert.Throws<ArgumentException>("key", () => kv.Object.Get(new byte[300]));
        Assert.Throws<ArgumentException>("key", () => kv.Object.TryRemove(Pattern.Filled(DaosKeyValue.MaxKeyLength + 1)));
        Assert.Empty(kv.Object.ListKeys());
    }

    private static void AssertRefused(string key, Action<string> action)
    {
        ArgumentException e = Assert.Throws<ArgumentException>("key", () => action(key));
        Assert.Contains("The key", e.Message, StringComparison.Ordinal);
    }
}
