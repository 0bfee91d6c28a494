using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Lifetime;

/// <summary>What the embedded engine is asked to open is not what it should be: an error that names the thing, and nothing changed.</summary>
public sealed class BadDirectoryTests
{
    [SkippableFact]
    public void A_directory_of_something_else()
    {
        TestSystem.RequireEmbedded();
        using TemporaryDirectory directory = new();
        string other = directory.Sub("notes.txt");
        File.WriteAllText(other, "not DAOS");
        Expect.Fails(DaosError.FormatInvalid, directory.Path, () => DaosClient.Embedded(directory.Path));
        Assert.Equal(["notes.txt"], Directory.GetFileSystemEntries(directory.Path).Select(Path.GetFileName));
        Assert.Equal("not DAOS", File.ReadAllText(other));
    }

    [SkippableFact]
    public void A_file_in_place_of_the_directory()
    {
        TestSystem.RequireEmbedded();
        using TemporaryDirectory directory = new();
        string path = directory.Sub("store");
        File.WriteAllText(path, "not DAOS");
        Expect.Fails(DaosError.FormatInvalid, path, () => DaosClient.Embedded(path));
        Assert.Equal("not DAOS", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_is_none(string path) => Assert.ThrowsAny<ArgumentException>(() => DaosClient.Embedded(path));

    [Fact]
    public void A_null_path() => Assert.Throws<ArgumentNullException>("directory", () => DaosClient.Embedded(null!));

    [SkippableFact]
    public void A_parent_that_is_a_file()
    {
        TestSystem.RequireEmbedded();
        using TemporaryDirectory directory = new();
        File.WriteAllText(directory.Sub("file"), "");
        string path = Path.Combine(directory.Sub("file"), "store");
        DaosException e = Assert.Throws<DaosException>(() => DaosClient.Embedded(path));
        Assert.Contains(path, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_installed_DAOS_that_is_not_there()
    {
        using TemporaryDirectory directory = new();
        DllNotFoundException e = Assert.Throws<DllNotFoundException>(() => DaosClient.Connect(new DaosClientOptions { LibraryDirectory = directory.Path }));
        Assert.Contains(directory.Sub("libdaos.so.2"), e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("options", () => DaosClient.Connect(new DaosClientOptions { LibraryDirectory = directory.Path, SystemName = "a-name-of-16-byte" }));
    }
}
