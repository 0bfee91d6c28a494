using System.Globalization;

namespace DaosSharp.PowerLoss;

/// <summary>
/// What the writing process says of itself, in order with its writes: an update of a subject begins or was acknowledged. Subjects are the
/// keys, the array, and the steps of making the store.
/// </summary>
public static class Marks
{
    public const string Pool = "pool";
    public const string Container = "container";
    public const string Array = "array";

    public static string Begin(string subject, int version) => Line('B', subject, version);

    public static string Acknowledge(string subject, int version) => Line('A', subject, version);

    /// <summary>Takes a line apart.</summary>
    public static (bool IsAcknowledged, string Subject, int Version) Parse(string line)
    {
        string[] parts = line.Split(' ');
        return (parts[0] == "A", parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    private static string Line(char kind, string subject, int version) => string.Create(CultureInfo.InvariantCulture, $"{kind} {subject} {version}\n");
}
