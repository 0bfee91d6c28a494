using DaosSharp.Bindgen.Checks;
using DaosSharp.Bindgen.Model;
using DaosSharp.Interop;
using Xunit;
using Xunit.Abstractions;

namespace DaosSharp.Bindings.Tests;

/// <summary>The bindings of DAOS against what a C compiler reported about each version.</summary>
public class DaosAbiTests(ITestOutputHelper output)
{
    private static readonly BindingModel Bindings = BindingReader.Read(typeof(Daos).Assembly, nameof(Daos));

    public static TheoryData<string> Versions => [.. DaosChecks.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_fact_about_a_version_holds_or_is_a_listed_difference(string version)
    {
        var result = DaosChecks.Compare(FactsFolder.Path, version, Bindings);

        output.WriteLine($"DAOS {version}: {result.Counts}; {result.Known.Count} known differences");
        Assert.Empty(result.Differences);
        Assert.Empty(result.Unused);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_line_of_the_facts_is_compared(string version)
    {
        var lines = File.ReadLines(FactsFolder.File($"daos-{version}.tsv")).ToLookup(l => l.Split('\t')[0]);

        var counts = DaosChecks.Compare(FactsFolder.Path, version, Bindings).Counts;

        Assert.Equal(
            new ComparisonCounts(
                lines["struct"].Count() + lines["union"].Count(),
                lines["field"].Count(),
                lines["enumerator"].Count(),
                lines["macro"].Count(),
                lines["function"].Count()),
            counts);
        Assert.Equal(lines.Where(l => !l.Key.StartsWith('#')).Sum(l => l.Count()), counts.Total);
        Assert.True(counts.Total > 1600);
    }

    [Fact]
    public void AddedIn_marks_and_library_names_follow_the_facts_and_no_import_is_made_up()
    {
        var versions = DaosChecks.Versions.Select(v => (v, DaosChecks.Facts(FactsFolder.Path, v))).ToArray();

        Assert.Empty(HistoryCheck.Compare(versions, Bindings));
    }

    [Theory]
    [InlineData("daos_kv_put", "libdaos", null)]
    [InlineData("dfs_write", "libdfs", null)]
    [InlineData("dfs_sys_mkdir_p", "libdfs", "2.8")]
    [InlineData("duns_create_path", "libduns", null)]
    [InlineData("daos_reinit", "libdaos", "2.6")]
    [InlineData("daos_prop_set_byteval", "libdaos", "2.9")]
    public void A_function_names_its_library_and_the_version_that_brought_it(string name, string library, string? version)
    {
        var function = Assert.Single(Bindings.Functions[name]);

        Assert.Equal(library, function.Library);
        Assert.Equal(version, function.AddedIn);
    }
}
