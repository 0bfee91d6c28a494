using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.KeyValues;

public sealed class PutGetTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(19456)]
    [InlineData(1 << 20)]
    [InlineData((4 << 20) + 3)]
    public void A_value_comes_back_whole(int size)
    {
        using KeyValueScope kv = new(system);
        byte[] value = Pattern.Bytes(size);
        kv.Object.Put("key", value);

        Assert.Equal(value, kv.Object.Get("key"));
        Assert.Equal(size, kv.Object.GetSize("key"));
        byte[] larger = Pattern.Filled(size + 64);
        Assert.Equal(size, kv.Object.Get("key", larger));
        Assert.True(larger.AsSpan(0, size).SequenceEqual(value));
        Pattern.AssertUntouched(larger.AsSpan(size));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1025, 1024)]
    [InlineData(100_000, 7)]
    public void A_buffer_too_small_reports_the_size_and_stays_as_it_was(int size, int room)
    {
        using KeyValueScope kv = new(system);
        kv.Object.Put("key", Pattern.Bytes(size));
        byte[] buffer = Pattern.Filled(size);

        Assert.Equal(ValueStatus.BufferTooSmall, kv.Object.TryGet("key", buffer.AsSpan(0, room), out long actual));
        Assert.Equal(size, actual);
        Pattern.AssertUntouched(buffer);
        DaosException e = Expect.Fails(DaosError.RecordTooBig, "key 'key'", () => kv.Object.Get("key", buffer.AsSpan(0, room)));
        Assert.Contains($"{size} bytes", e.Message, StringComparison.Ordinal);
        Pattern.AssertUntouched(buffer);
    }

    [Fact]
    public void An_empty_buffer_is_too_small_for_any_value_but_the_empty_one()
    {
        using KeyValueScope kv = new(system);
        kv.Object.Put("full", [1]);
        kv.Object.Put("empty", []);

        Assert.Equal(ValueStatus.BufferTooSmall, kv.Object.TryGet("full", [], out long size));
        Assert.Equal(1, size);
        Assert.Equal(ValueStatus.Found, kv.Object.TryGet("empty", [], out size));
        Assert.Equal(0, size);
    }

    [Fact]
    public void A_missing_key_is_not_an_empty_value()
    {
        using KeyValueScope kv = new(system);
        kv.Object.Put("empty", []);

        Assert.Equal(ValueStatus.NotFound, kv.Object.TryGet("missing", new byte[8], out long size));
        Assert.Equal(0, size);
        Assert.False(kv.Object.TryGet("missing", out byte[]? none));
        Assert.Null(none);
        Assert.False(kv.Object.TryGetSize("missing", out _));
        Assert.False(kv.Object.ContainsKey("missing"));
        Expect.Fails(DaosError.NotFound, "key 'missing'", () => kv.Object.Get("missing"));
        Expect.Fails(DaosError.NotFound, "key 'missing'", () => kv.Object.Get("missing", new byte[1]));
        Expect.Fails(DaosError.NotFound, kv.Id.ToString(), () => kv.Object.GetSize("missing"));

        Assert.True(kv.Object.TryGet("empty", out byte[]? empty));
        Assert.Empty(empty);
        Assert.True(kv.Object.ContainsKey("empty"));
    }

    [Fact]
    public void A_shorter_value_replaces_a_longer_one()
    {
        using KeyValueScope kv = new(system);
        kv.Object.Put("key", Pattern.Bytes(5000, 1));
        kv.Object.Put("key", Pattern.Bytes(10, 2));
        Assert.Equal(Pattern.Bytes(10, 2), kv.Object.Get("key"));
    }

    [Fact]
    public void Keys_as_bytes_and_as_text_are_the_same_keys()
    {
        using KeyValueScope kv = new(system);
        kv.Object.Put("gr\u00fc\u00df/\u4f60"u8, [1]);
        Assert.Equal([1], kv.Object.Get("gr\u00fc\u00df/\u4f60"));
        kv.Object.Put("text", [2]);
        Assert.Equal([2], kv.Object.Get("text"u8));
        byte[] buffer = new byte[1];
        Assert.Equal(1, kv.Object.Get("text"u8, buffer));
        Assert.Equal(1, kv.Object.GetSize("text"u8));
        Assert.True(kv.Object.ContainsKey("text"u8));
        Assert.True(kv.Object.TryGet("text"u8, out byte[]? value));
        Assert.Equal([2], value);
        kv.Object.Remove("text"u8);
        Assert.False(kv.Object.ContainsKey("text"));
    }

    [Fact]
    public void Large_values_are_found_by_byte_keys()
    {
        using KeyValueScope kv = new(system);
        byte[] value = Pattern.Bytes(40_000);
        kv.Object.Put("large"u8, value);
        Assert.Equal(value, kv.Object.Get("large"u8));
    }

    [Fact]
    public void Two_objects_and_two_handles()
    {
        using KeyValueScope kv = new(system);
        using DaosKeyValue again = kv.Container.OpenKeyValue(kv.Id, ObjectAccess.ReadOnly);
        using DaosKeyValue other = kv.Container.OpenKeyValue(kv.Container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1));
        kv.Object.Put("key", [1]);
        Assert.Equal([1], again.Get("key"));
        Assert.False(other.ContainsKey("key"));
        Expect.Fails(DaosError.NoPermission, "key 'key'", () => again.Put("key", [2]));
    }

    [Fact]
    public void Values_survive_closing_everything()
    {
        string label = system.NewContainerLabel();
        DaosObjectId id;
        using (DaosContainer first = system.Pool.OpenContainer(label))
        {
            id = first.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1);
            using DaosKeyValue kv = first.OpenKeyValue(id);
            kv.Put("key", Pattern.Bytes(3000));
        }
        using DaosContainer second = system.Pool.OpenContainer(label, ContainerAccess.ReadOnly);
        using DaosKeyValue reopened = second.OpenKeyValue(id, ObjectAccess.ReadOnly);
        Assert.Equal(Pattern.Bytes(3000), reopened.Get("key"));
    }

    [Fact]
    public void Destroy_removes_all_keys_and_the_object_goes_on()
    {
        using KeyValueScope kv = new(system);
        kv.Object.Put("a", [1]);
        kv.Object.Destroy();
        Assert.Empty(kv.Object.ListKeys());
        kv.Object.Put("b", [2]);
        Assert.Equal(["b"], kv.Object.ListKeys());
    }
}
