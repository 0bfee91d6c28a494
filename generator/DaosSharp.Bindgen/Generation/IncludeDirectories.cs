namespace DaosSharp.Bindgen.Generation;

/// <summary>Where the headers of each placeholder are.</summary>
internal static class IncludeDirectories
{
    private const string System = "/usr/include";

    /// <summary>Finds the folders for the placeholders of one library: by option, by environment variable, or where the system has them.</summary>
    /// <param name="settings">The settings with placeholders.</param>
    /// <param name="options">The folders given by options, by placeholder.</param>
    /// <param name="missing">Placeholders whose headers were not found.</param>
    public static IReadOnlyDictionary<string, string> Find(IReadOnlyList<string> settings, IReadOnlyDictionary<string, string> options, out IReadOnlyList<string> missing)
    {
        var found = new Dictionary<string, string>();
        var lost = new List<string>();
        foreach (var name in ResponseFile.Placeholders(settings))
        {
            var files = settings.Where(line => line.StartsWith($"{{{name}}}/", StringComparison.Ordinal)).Select(line => line[(name.Length + 3)..]).ToArray();
            if (Array.Find(Candidates(name, options), d => files.All(f => File.Exists(Path.Combine(d, f)))) is { } directory)
                found.Add(name, Path.GetFullPath(directory));
            else
                lost.Add(name);
        }

        missing = lost;
        return found;
    }

    private static string[] Candidates(string name, IReadOnlyDictionary<string, string> options)
    {
        if (options.TryGetValue(name, out var option))
            return [option];
        if (Environment.GetEnvironmentVariable($"DAOSSHARP_{name.ToUpperInvariant()}_INCLUDE") is { Length: > 0 } variable)
            return [variable];

        // Some distributions have a folder for the architecture, such as x86_64-linux-gnu.
        return [System, .. Directory.Exists(System) ? Directory.GetDirectories(System, "*-linux-gnu*") : []];
    }
}
