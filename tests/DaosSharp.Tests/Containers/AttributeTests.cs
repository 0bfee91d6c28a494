using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Containers;

public sealed class AttributeTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Fact]
    public void Attributes_come_back_and_are_listed()
    {
        using DaosContainer container = system.NewContainer();
        Assert.Empty(container.ListAttributes());
        container.SetAttribute("small", [1, 2, 3]);
        container.SetAttribute("large", Pattern.Bytes(5000));
        container.SetAttribute("gr\u00fcn", "x"u8);
        Assert.Equal(new[] { "gr\u00fcn", "large", "small" }, container.ListAttributes().Order(StringComparer.Ordinal));
        Assert.True(container.TryGetAttribute("small", out byte[]? value));
        Assert.Equal([1, 2, 3], value);
        Assert.True(container.TryGetAttribute("large", out value));
        Assert.Equal(Pattern.Bytes(5000), value);
        container.SetAttribute("large", [9]);
        Assert.True(container.TryGetAttribute("large", out value));
        Assert.Equal([9], value);
    }

    [Fact]
    public void Attributes_are_removed()
    {
        using DaosContainer container = system.NewContainer();
        container.SetAttribute("a", [1]);
        container.RemoveAttribute("a");
        container.RemoveAttribute("a");
        Assert.False(container.TryGetAttribute("a", out byte[]? none));
        Assert.Null(none);
        Assert.Empty(container.ListAttributes());
    }

    [Fact]
    public void Many_attributes()
    {
        using DaosContainer container = system.NewContainer();
        HashSet<string> names = [];
        for (int i = 0; i < 100; i++)
        {
            string name = $"attribute-{i}-{new string('n', i)}";
            names.Add(name);
            container.SetAttribute(name, [(byte)(i + 1)]);
        }
        Assert.Equal(names, container.ListAttributes().ToHashSet());
    }

    [Fact]
    public void Names_and_values_that_are_none()
    {
        using DaosContainer container = system.NewContainer();
        Assert.Throws<ArgumentException>("name", () => container.SetAttribute("", [1]));
        Assert.Throws<ArgumentException>("name", () => container.SetAttribute("a\0b", [1]));
        Assert.Throws<ArgumentException>("name", () => container.SetAttribute(new string('n', 512), [1]));
        Assert.Throws<ArgumentNullException>("name", () => container.TryGetAttribute(null!, out _));
        Assert.Throws<ArgumentException>("value", () => container.SetAttribute("a", []));
        container.SetAttribute(new string('n', 511), [1]);
    }
}
