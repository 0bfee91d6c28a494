using System.Text.RegularExpressions;

namespace DaosSharp.Bindgen.Generation;

/// <summary>The settings files of ClangSharp, with placeholders for folders of headers, such as {daos}.</summary>
internal static partial class ResponseFile
{
    /// <summary>Reads a file and the files it names with @, relative to itself.</summary>
    /// <param name="path">The file.</param>
    public static IReadOnlyList<string> Read(string path) => File.ReadLines(path)
        .Select(line => line.Trim())
        .Where(line => line.Length > 0)
        .SelectMany(line => line[0] == '@' ? Read(Path.Combine(Path.GetDirectoryName(path)!, line[1..])) : [line])
        .ToArray();

    /// <summary>The names of the placeholders that are used.</summary>
    /// <param name="lines">The lines of the file.</param>
    public static IReadOnlyList<string> Placeholders(IEnumerable<string> lines)
        => lines.SelectMany(line => Placeholder().Matches(line)).Select(m => m.Groups[1].Value).Distinct().ToArray();

    /// <summary>Puts the folders in.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="directories">The folder of each placeholder.</param>
    public static IReadOnlyList<string> Expand(IEnumerable<string> lines, IReadOnlyDictionary<string, string> directories)
        => lines.Select(line => Placeholder().Replace(line, m => directories[m.Groups[1].Value])).ToArray();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
