using System.Reflection;
using DaosSharp.Bindgen.Facts;
using DaosSharp.Bindgen.Model;
using DaosSharp.Bindgen.Probe;

namespace DaosSharp.Bindgen.Checks;

/// <summary>Checks against headers that are installed, through a C program: LMDB, and the structs of the C library that libdfs uses.</summary>
internal static class HeaderChecks
{
    /// <summary>The header, the end of the path of the file that declares the structs, and the prefix of names that count.</summary>
    private static readonly (string Include, string File, string? Prefix)[] CLibrary =
    [
        ("sys/stat.h", "struct_stat.h", null),
        ("dirent.h", "bits/dirent.h", null),
        ("time.h", "struct_timespec.h", null),
    ];

    /// <summary>Compares the LMDB bindings with lmdb.h.</summary>
    /// <param name="assembly">The compiled bindings.</param>
    /// <param name="compiler">The compiler.</param>
    public static (AbiFacts Facts, ComparisonResult Result) Lmdb(Assembly assembly, CCompiler compiler)
    {
        const string Version = "MDB_VERSION_FULL";
        var bindings = BindingReader.Read(assembly, "Lmdb");
        var (facts, result) = Compare(bindings, compiler, ("lmdb.h", "lmdb.h", "mdb_"));
        if (facts.Macros.Find(m => m.Name == Version)?.Value > bindings.Enumerators[Version].Value)
        {
            // A later LMDB of the same series may have more, but nothing that the bindings know may be different.
            var changed = result.Differences.Where(d => d.Detail != "missing" && !d.Item.StartsWith("macro MDB_VERSION_", StringComparison.Ordinal));
            result = result with { Differences = changed.ToArray() };
        }

        return (facts, result);
    }

    /// <summary>Compares stat, dirent and timespec of the DAOS bindings with the C library's headers.</summary>
    /// <param name="assembly">The compiled bindings of DAOS.</param>
    /// <param name="compiler">The compiler.</param>
    public static IEnumerable<(AbiFacts Facts, ComparisonResult Result)> CLibraryStructs(Assembly assembly, CCompiler compiler)
    {
        var bindings = BindingReader.Read(assembly, "Daos");
        return CLibrary.Select(header => Compare(bindings, compiler, header));
    }

    /// <summary>Prints the counts and what is wrong.</summary>
    /// <param name="output">Where to print.</param>
    /// <param name="what">The name to print.</param>
    /// <param name="check">The outcome of a check.</param>
    /// <returns>Whether all is well.</returns>
    public static bool Print(TextWriter output, string what, (AbiFacts Facts, ComparisonResult Result) check)
    {
        output.WriteLine($"  {what}: {check.Result.Counts}");
        foreach (var difference in check.Result.Differences)
            output.WriteLine($"    different: {difference}");
        return check.Result.Succeeded;
    }

    private static (AbiFacts Facts, ComparisonResult Result) Compare(BindingModel bindings, CCompiler compiler, (string Include, string File, string? Prefix) header)
    {
        var names = HeaderNames.Read(compiler, header.Include, header.File, header.Prefix);
        var facts = CProbe.Run(compiler, header.Include, names, bindings);
        return (facts, AbiComparison.Compare(facts, bindings, []));
    }
}
