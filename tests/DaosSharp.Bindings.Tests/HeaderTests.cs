using DaosSharp.Bindgen.Checks;
using DaosSharp.Bindgen.Facts;
using DaosSharp.Bindgen.Model;
using DaosSharp.Bindgen.Probe;
using DaosSharp.Interop;
using Xunit;
using Xunit.Abstractions;

namespace DaosSharp.Bindings.Tests;

/// <summary>The bindings against the headers that are installed, through a C program.</summary>
public class HeaderTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Lmdb_bindings_match_the_installed_header()
    {
        var (facts, result) = HeaderChecks.Lmdb(typeof(Lmdb).Assembly, Compiler("lmdb.h"));

        output.WriteLine($"lmdb.h: {result.Counts}");
        Assert.Empty(result.Differences);
        Assert.True(facts.Functions.Count >= 56);
        Assert.True(facts.Macros.Count >= 52);
        Assert.True(facts.Structs.Count >= 3);
        Assert.True(facts.Enumerators.Count >= 19);
    }

    [SkippableFact]
    public void All_that_the_lmdb_bindings_have_is_in_the_installed_header()
    {
        var (facts, _) = HeaderChecks.Lmdb(typeof(Lmdb).Assembly, Compiler("lmdb.h"));
        var bindings = BindingReader.Read(typeof(Lmdb).Assembly, nameof(Lmdb));

        Assert.Empty(bindings.Functions.Select(f => f.Key).Except(facts.Functions.Select(f => f.Name)));
        Assert.Empty(bindings.Enumerators.Keys.Except(facts.Macros.Select(m => m.Name)).Except(facts.Enumerators.Select(e => e.Name)));
    }

    [SkippableFact]
    public void Structs_of_the_C_library_match_its_headers()
    {
        var checks = HeaderChecks.CLibraryStructs(typeof(Daos).Assembly, Compiler("sys/stat.h")).ToArray();

        Assert.Equal(["stat", "dirent", "timespec"], checks.SelectMany(c => c.Facts.Structs).Select(s => s.Name));
        Assert.All(checks, c => Assert.Empty(c.Result.Differences));
        Assert.All(checks, c => Assert.NotEmpty(c.Facts.Fields));
    }

    [SkippableFact]
    public void The_probe_reports_a_type_that_is_not_the_one_in_C()
    {
        var compiler = Compiler("lmdb.h");
        var bindings = BindingReader.Read(typeof(Lmdb).Assembly, nameof(Lmdb));
        var value = bindings.Structs["MDB_val"];
        var wrong = value with { Fields = [.. value.Fields.Select(f => f.Name == "mv_size" ? f with { NativeType = "unsigned int" } : f)] };
        bindings = bindings with { Structs = new Dictionary<string, BoundStruct>(bindings.Structs) { ["MDB_val"] = wrong } };

        var facts = CProbe.Run(compiler, "lmdb.h", HeaderNames.Read(compiler, "lmdb.h", "lmdb.h", "mdb_"), bindings);

        Assert.Contains(new FieldFact("MDB_val", "mv_size", 0, 8, -1, "another_type"), facts.Fields);
        var difference = Assert.Single(AbiComparison.Compare(facts, bindings, []).Differences, d => d.Detail.StartsWith("type ", StringComparison.Ordinal));
        Assert.Equal("field MDB_val.mv_size", difference.Item);
    }

    private static CCompiler Compiler(string header)
    {
        var compiler = CCompiler.Find();
        Skip.If(compiler == null, "There is no C compiler.");
        Skip.IfNot(compiler!.Has(header), $"The C compiler does not find {header}.");
        return compiler;
    }
}
