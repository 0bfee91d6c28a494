namespace DaosSharp.Scenarios.Recorded;

/// <summary>The data files of this folder, read from the output directory.</summary>
public static class RecordedScenarios
{
    private static readonly Dictionary<string, RecordedScenario> ById =
        Lines("behaviour-2.6.tsv").Concat(Lines("more-2.6.tsv"))
            .ToDictionary(fields => fields[0], fields => new RecordedScenario(fields[0], fields[1], fields[2]), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Exceptions =
        Lines("exceptions.tsv").ToDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal);

    /// <summary>The ids of a family, such as all that begin with "kv.", for MemberData.</summary>
    public static TheoryData<string> Family(string family) =>
        new(ById.Keys.Where(id => id.StartsWith(family + ".", StringComparison.Ordinal)));

    public static RecordedScenario Find(string id) => ById[id];

    /// <summary>What the engine answers where the recorded DAOS is wrong; null when the recording stands.</summary>
    public static string? FindException(string id) => Exceptions.GetValueOrDefault(id);

    public static IEnumerable<string> Ids => ById.Keys;

    public static IEnumerable<string> ExceptionIds => Exceptions.Keys;

    private static IEnumerable<string[]> Lines(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Recorded", file);
        foreach (string line in File.ReadLines(path))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] fields = line.Split('\t');
            if (fields.Length != 3)
                throw new InvalidDataException($"{file}: not three fields: {line}");
            yield return fields;
        }
    }
}
