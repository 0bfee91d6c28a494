using DaosSharp.Bindgen.Model;

namespace DaosSharp.Bindgen.Checks;

/// <summary>Checks that the header comment of the generated files names the version that the constants in them have.</summary>
internal static class ProvenanceCheck
{
    /// <summary>Compares the comment with the version macros.</summary>
    /// <param name="bindings">The bindings.</param>
    /// <param name="comment">The header comment.</param>
    /// <param name="product">The name before the version in the comment.</param>
    /// <param name="macros">The macros of major, minor and patch number.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? Compare(BindingModel bindings, string comment, string product, params IReadOnlyList<string> macros)
    {
        var version = $"{product} {string.Join('.', macros.Select(m => bindings.Enumerators[m].Value))}";
        return System.Text.RegularExpressions.Regex.IsMatch(comment, System.Text.RegularExpressions.Regex.Escape(version) + @"(?!\.?\d)")
            ? null
            : $"The bindings are generated from {version}, but header.txt says: {comment.Trim()}";
    }
}
