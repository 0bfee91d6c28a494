using System.Text.RegularExpressions;
using DaosSharp.Bindgen.Checks;
using DaosSharp.Bindgen.Model;
using DaosSharp.Interop;
using Xunit;

namespace DaosSharp.Bindings.Tests;

/// <summary>The checked-in files as text.</summary>
public partial class GeneratedFilesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Bindings");

    public static TheoryData<string> Libraries => ["daos", "lmdb"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Each_generated_file_says_where_it_comes_from(string library)
    {
        var header = File.ReadAllText(Path.Combine(Folder, library, "header.txt"));
        var files = Directory.GetFiles(Path.Combine(Folder, library, "Generated"));

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.StartsWith(header, File.ReadAllText(f)));
    }

    [Fact]
    public void The_comment_names_the_version_of_the_constants()
    {
        Assert.Null(ProvenanceCheck.Compare("daos", BindingReader.Read(typeof(Daos).Assembly, nameof(Daos)), File.ReadAllText(Path.Combine(Folder, "daos", "header.txt"))));
        Assert.Null(ProvenanceCheck.Compare("lmdb", BindingReader.Read(typeof(Lmdb).Assembly, nameof(Lmdb)), File.ReadAllText(Path.Combine(Folder, "lmdb", "header.txt"))));
    }

    [Fact]
    public void No_file_has_the_path_of_a_machine()
        => Assert.All(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories), f => Assert.DoesNotMatch(AbsolutePath(), File.ReadAllText(f)));

    [GeneratedRegex(@"(?<![\w.\]})*])/(usr|home|root|tmp|opt|work|var|mnt)/", RegexOptions.IgnoreCase)]
    private static partial Regex AbsolutePath();
}
