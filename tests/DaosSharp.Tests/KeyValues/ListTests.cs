using System.Text;
using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.KeyValues;

public sealed class ListTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Fact]
    public void An_empty_object_has_no_keys()
    {
        using KeyValueScope kv = new(system);
        Assert.Empty(kv.Object.ListKeys());
        Assert.Empty(kv.Object.ListPages());
        Assert.True(kv.Object.ListPage().Next.IsEnd);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(256)]
    public void Every_key_appears_once_whatever_the_page_size(int pageSize)
    {
        using KeyValueScope kv = new(system);
        HashSet<string> keys = PutKeys(kv.Object, 300);
        List<string> listed = [.. kv.Object.ListKeys(pageSize: pageSize)];
        Assert.Equal(keys.Count, listed.Count);
        Assert.Equal(keys, listed.ToHashSet());
        Assert.All(kv.Object.ListPages(pageSize: pageSize), page => Assert.InRange(page.Count, 1, pageSize));
    }

    [Fact]
    public void A_listing_resumes_from_a_stored_anchor()
    {
        using KeyValueScope kv = new(system);
        HashSet<string> keys = PutKeys(kv.Object, 100);
        KeyPage first = kv.Object.ListPage(pageSize: 30);
        byte[] stored = new byte[DaosAnchor.Size];
        first.Next.CopyTo(stored);

        using DaosKeyValue later = kv.Container.OpenKeyValue(kv.Id, ObjectAccess.ReadOnly);
        List<string> rest = [.. later.ListKeys(new DaosAnchor(stored))];
        List<string> begin = [.. Enumerable.Range(0, first.Count).Select(first.GetString)];
        Assert.InRange(first.Count, 1, 30);
        Assert.Equal(100, begin.Count + rest.Count);
        Assert.Equal(keys, begin.Concat(rest).ToHashSet());
    }

    [Fact]
    public void Buffers_grow_to_the_longest_keys()
    {
        using KeyValueScope kv = new(system);
        HashSet<string> keys = [];
        for (int i = 0; i < 8; i++)
        {
            string key = new((char)('a' + i), 20_000 + i * 6000);
            keys.Add(key);
            kv.Object.Put(key, [1]);
        }
        Assert.Equal(keys, kv.Object.ListKeys().ToHashSet());
        Assert.Equal(keys, kv.Object.ListKeys(pageSize: 1).ToHashSet());
    }

    [Fact]
    public void Keys_that_are_not_text_are_listed_as_bytes()
    {
        using KeyValueScope kv = new(system);
        kv.Object.Put([0xFF, 0xFE], [1]);
        KeyPage page = Assert.Single(kv.Object.ListPages());
        Assert.Equal([0xFF, 0xFE], page[0].ToArray());
        Assert.Throws<DecoderFallbackException>(() => page.GetString(0));
    }

    [Fact]
    public void Removed_keys_are_not_listed()
    {
        using KeyValueScope kv = new(system);
        HashSet<string> keys = PutKeys(kv.Object, 20);
        foreach (string key in keys.Take(10).ToList())
        {
            kv.Object.Remove(key);
            keys.Remove(key);
        }
        Assert.Equal(keys, kv.Object.ListKeys().ToHashSet());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_page_has_room_for_a_key(int pageSize)
    {
        using KeyValueScope kv = new(system);
        Assert.Throws<ArgumentOutOfRangeException>("pageSize", () => kv.Object.ListKeys(pageSize: pageSize));
        Assert.Throws<ArgumentOutOfRangeException>("pageSize", () => kv.Object.ListPage(pageSize: pageSize));
    }

    private static HashSet<string> PutKeys(DaosKeyValue kv, int count)
    {
        HashSet<string> keys = [];
        for (int i = 0; i < count; i++)
        {
            string key = $"key-{i}-{new string('x', i % 50)}";
            kv.Put(key, [(byte)i]);
            keys.Add(key);
        }
        return keys;
    }
}
