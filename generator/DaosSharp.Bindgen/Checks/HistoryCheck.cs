using DaosSharp.Bindgen.Facts;
using DaosSharp.Bindgen.Model;

namespace DaosSharp.Bindgen.Checks;

/// <summary>Checks what no single version tells: which version brought what, which library has it, and that nothing is made up.</summary>
internal static class HistoryCheck
{
    private static readonly Dictionary<string, string> Libraries = new()
    {
        ["daos_fs.h"] = "libdfs",
        ["daos_fs_sys.h"] = "libdfs",
        ["daos_uns.h"] = "libduns",
    };

    /// <summary>Compares AddedIn marks and library names with the facts.</summary>
    /// <param name="versions">The versions with their facts, oldest first.</param>
    /// <param name="bindings">The bindings.</param>
    public static IReadOnlyList<Difference> Compare(IReadOnlyList<(string Version, AbiFacts Facts)> versions, BindingModel bindings)
    {
        var differences = new List<Difference>();
        var first = new Dictionary<string, string?>();
        string? added = null;
        foreach (var (version, facts) in versions)
        {
            foreach (var name in facts.Functions.Select(f => $"function {f.Name}").Concat(facts.Structs.Select(s => $"struct {s.Name}")))
                first.TryAdd(name, added == null ? null : version);
            added = version;
        }

        // A function may stand in two headers, as daos_rank_list_parse does.
        var headers = versions[^1].Facts.Functions.Where(f => !f.IsInline).DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Header);
        foreach (var function in bindings.Functions.SelectMany(f => f).Where(f => f.Library != null))
        {
            var item = $"function {function.Name}";
            if (!headers.TryGetValue(function.Name, out var header))
                differences.Add(new Difference(item, $"not in version {versions[^1].Version}"));
            else if (Libraries.GetValueOrDefault(header, "libdaos") is var library && library != function.Library)
                differences.Add(new Difference(item, $"in {library}, bindings {function.Library}"));
            Added(item, function.AddedIn);
        }

        foreach (var structure in bindings.Structs.Values)
            Added($"struct {structure.Name}", structure.AddedIn);

        // The inline functions have overloads, one of which carries the mark of the version that brought the name.
        foreach (var overloads in bindings.Functions.Where(f => f.All(o => o.Library == null)))
        {
            if (first.TryGetValue($"function {overloads.Key}", out var version) && overloads.All(o => o.AddedIn != version))
                differences.Add(new Difference($"function {overloads.Key}", $"added in {version ?? "2.4"}, bindings {overloads.First().AddedIn ?? "2.4"}"));
        }

        return differences;

        void Added(string item, string? mark)
        {
            if (first.TryGetValue(item, out var version) && version != mark)
                differences.Add(new Difference(item, $"added in {version ?? "the first version"}, bindings {mark ?? "the first version"}"));
        }
    }
}
