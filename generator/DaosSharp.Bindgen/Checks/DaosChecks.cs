using System.Reflection;
using DaosSharp.Bindgen.Facts;
using DaosSharp.Bindgen.Model;

namespace DaosSharp.Bindgen.Checks;

/// <summary>The checks of the DAOS bindings against the recorded facts of all supported versions.</summary>
internal static class DaosChecks
{
    /// <summary>The versions, oldest first.</summary>
    public static IReadOnlyList<string> Versions { get; } = ["2.4", "2.6", "2.8", "2.9"];

    /// <summary>The facts about one version.</summary>
    /// <param name="directory">The folder of the files of facts.</param>
    /// <param name="version">The version.</param>
    public static AbiFacts Facts(string directory, string version) => AbiFacts.Load(Path.Combine(directory, $"daos-{version}.tsv"));

    /// <summary>Compares the bindings with one version.</summary>
    /// <param name="directory">The folder of the files of facts.</param>
    /// <param name="version">The version.</param>
    /// <param name="bindings">The bindings.</param>
    public static ComparisonResult Compare(string directory, string version, BindingModel bindings) => AbiComparison.Compare(
        Facts(directory, version),
        bindings,
        KnownDifference.Load(Path.Combine(directory, "known-differences.tsv")).Where(k => k.Version == version));

    /// <summary>Runs all checks and prints the counts and what is wrong.</summary>
    /// <param name="assembly">The compiled bindings.</param>
    /// <param name="directory">The folder of the files of facts.</param>
    /// <param name="output">Where to print.</param>
    /// <returns>Whether all is well.</returns>
    public static bool Run(Assembly assembly, string directory, TextWriter output)
    {
        var bindings = BindingReader.Read(assembly, "Daos");
        var success = true;
        foreach (var version in Versions)
        {
            var result = Compare(directory, version, bindings);
            output.WriteLine($"  DAOS {version}: {result.Counts}; {result.Known.Count} known differences");
            foreach (var difference in result.Differences)
                output.WriteLine($"    different: {version}\t{difference}");
            foreach (var known in result.Unused)
                output.WriteLine($"    listed as known, but not found: {known.Version}\t{known.Item}\t{known.Detail}");
            success &= result.Succeeded;
        }

        foreach (var difference in HistoryCheck.Compare(Versions.Select(v => (v, Facts(directory, v))).ToArray(), bindings))
        {
            output.WriteLine($"    different: {difference}");
            success = false;
        }

        return success;
    }
}
