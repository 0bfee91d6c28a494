namespace DaosSharp.Bindgen.Checks;

/// <summary>A difference that is meant to be there.</summary>
/// <param name="Version">The version of the library that differs.</param>
/// <param name="Item">Kind and name, as in <see cref="Difference.Item"/>.</param>
/// <param name="Detail">As in <see cref="Difference.Detail"/>; for a struct also "as NAME", the struct that has that version's layout.</param>
/// <param name="Reason">Why it is right.</param>
internal sealed record KnownDifference(string Version, string Item, string Detail, string Reason)
{
    private const string VariantPrefix = "as ";

    /// <summary>The struct that has that version's layout, or null.</summary>
    public string? Variant => Detail.StartsWith(VariantPrefix, StringComparison.Ordinal) ? Detail[VariantPrefix.Length..] : null;

    /// <summary>Reads the file of known differences: version, item, detail and reason, separated by tabs.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">A line does not have four columns, or no reason.</exception>
    public static IReadOnlyList<KnownDifference> Load(string path) => File.ReadLines(path)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t') is [var version, var item, var detail, { Length: > 0 } reason]
            ? new KnownDifference(version, item, detail, reason)
            : throw new FormatException($"Not a known difference with a reason: '{line}'."))
        .ToArray();
}
