using System.Text.RegularExpressions;

namespace DaosSharp.Bindgen.Probe;

/// <summary>The names that a C header declares, from its preprocessed text.</summary>
/// <param name="Structs">The tags of structs with the names of their fields.</param>
/// <param name="Enumerators">Enumerations and their enumerators.</param>
/// <param name="Functions">The functions.</param>
/// <param name="Macros">The macros without parameters.</param>
internal sealed partial record HeaderNames(
    IReadOnlyList<(string Tag, IReadOnlyList<string> Fields)> Structs,
    IReadOnlyList<(string Enumeration, string Name)> Enumerators,
    IReadOnlyList<string> Functions,
    IReadOnlyList<string> Macros)
{
    /// <summary>Reads simple headers: no nested structs, no inline functions.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="include">The header to include.</param>
    /// <param name="file">The end of the path of the file whose declarations count.</param>
    /// <param name="prefix">The prefix of functions and macros, compared without case; null when they do not count.</param>
    public static HeaderNames Read(CCompiler compiler, string include, string file, string? prefix)
    {
        var source = $"#include <{include}>\n";
        var text = TextOf(compiler.Preprocess(source), file);
        var structs = Struct().Matches(text).Select(m => (Tag: m.Groups[1].Value, Fields: (IReadOnlyList<string>)Fields(m.Groups[2].Value))).ToArray();
        var enumerators = Enumeration().Matches(text)
            .SelectMany(m => m.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), (m, e) => (m.Groups[1].Value, e.Split('=', ' ')[0]))
            .ToArray();
        if (prefix == null)
            return new HeaderNames(structs, enumerators, [], []);

        var functions = Function().Matches(text).Select(m => m.Groups[1].Value).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Distinct().ToArray();
        var macros = Macro().Matches(compiler.Preprocess(source, "-dM")).Select(m => m.Groups[1].Value)
            .Where(n => n.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToArray();
        return new HeaderNames(structs, enumerators, functions, macros);
    }

    // Line markers say which file the following lines come from.
    private static string TextOf(string preprocessed, string file)
    {
        var inside = false;
        var lines = new List<string>();
        foreach (var line in preprocessed.Split('\n'))
        {
            if (Marker().Match(line) is { Success: true } marker)
                inside = marker.Groups[1].Value.EndsWith("/" + file, StringComparison.Ordinal);
            else if (inside)
                lines.Add(line);
        }

        return string.Join('\n', lines);
    }

    private static string[] Fields(string body) => body.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(declaration => FieldName().Match(declaration).Groups[1].Value)
        .ToArray();

    [GeneratedRegex(@"^# \d+ ""([^""]*)""")]
    private static partial Regex Marker();

    [GeneratedRegex(@"\bstruct\s+(\w+)\s*\{([^{}]*)\}")]
    private static partial Regex Struct();

    [GeneratedRegex(@"\benum\s+(\w+)\s*\{([^{}]*)\}")]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"(\w+)\s*\([^()]*\)\s*;")]
    private static partial Regex Function();

    [GeneratedRegex(@"^#define (\w+) \S", RegexOptions.Multiline)]
    private static partial Regex Macro();

    [GeneratedRegex(@"(\w+)\s*(?:\[[^\]]*\]\s*)*$")]
    private static partial Regex FieldName();
}
