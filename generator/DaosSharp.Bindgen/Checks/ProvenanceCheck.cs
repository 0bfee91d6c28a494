using System.Text.RegularExpressions;
using DaosSharp.Bindgen.Model;

namespace DaosSharp.Bindgen.Checks;

/// <summary>Checks that the header comment of generated files names the version that the constants in them have.</summary>
internal static class ProvenanceCheck
{
    private static readonly Dictionary<string, (string Product, string[] Macros)> Products = new()
    {
        ["daos"] = ("DAOS", ["DAOS_VERSION_MAJOR", "DAOS_VERSION_MINOR", "DAOS_VERSION_FIX"]),
        ["lmdb"] = ("LMDB", ["MDB_VERSION_MAJOR", "MDB_VERSION_MINOR", "MDB_VERSION_PATCH"]),
    };

    /// <summary>Compares the comment with the compiled bindings.</summary>
    /// <param name="library">The library.</param>
    /// <param name="bindings">The bindings.</param>
    /// <param name="comment">The header comment.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? Compare(string library, BindingModel bindings, string comment)
        => Compare(library, macro => bindings.Enumerators.GetValueOrDefault(macro)?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), comment);

    /// <summary>Compares the comment with generated files, before they replace others.</summary>
    /// <param name="library">The library.</param>
    /// <param name="sources">The texts of the files.</param>
    /// <param name="comment">The header comment.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? Compare(string library, IEnumerable<string> sources, string comment) => Compare(
        library,
        macro => sources.Select(s => Regex.Match(s, $@"const int {macro} = (\d+);")).FirstOrDefault(m => m.Success)?.Groups[1].Value,
        comment);

    private static string? Compare(string library, Func<string, string?> constant, string comment)
    {
        if (!Products.TryGetValue(library, out var product))
            return null;

        var version = $"{product.Product} {string.Join('.', product.Macros.Select(m => constant(m) ?? "?"))}";
        return Regex.IsMatch(comment, Regex.Escape(version) + @"(?!\.?\d)")
            ? null
            : $"The headers are those of {version}, but header.txt says: {comment.Trim()}";
    }
}
