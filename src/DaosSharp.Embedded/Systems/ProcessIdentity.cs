using System.Globalization;

namespace DaosSharp.Embedded.Systems;

/// <summary>
/// A name for this process that no other one on the machine has or will have: process id, time of its start, namespace of process ids
/// (containers that share a directory have ids of their own) and boot.
/// </summary>
internal static class ProcessIdentity
{
    private const int StartTimeField = 19; // of those behind the name of the program, which is the second and may contain anything
    private const int MaxLength = 100;

    public static string Own { get; } = Create();

    /// <summary>The process id in a name.</summary>
    public static ReadOnlySpan<char> ProcessId(ReadOnlySpan<char> name) => name[..Math.Max(0, name.IndexOf('-'))];

    /// <summary>True for what can be such a name: it becomes part of a path.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= MaxLength && text.All(static c => char.IsAsciiHexDigitLower(c) || c == '-');

    private static string Create() => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{StartTime()}-{Digits(PidNamespace())}-{Boot()}");

    private static string StartTime()
    {
        string status = ReadOrEmpty("/proc/self/stat");
        string[] fields = status[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > StartTimeField ? Digits(fields[StartTimeField]) : "0";
    }

    private static string PidNamespace()
    {
        try
        {
            return new FileInfo("/proc/self/ns/pid").LinkTarget ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Boot()
    {
        string id = ReadOrEmpty("/proc/sys/kernel/random/boot_id");
        return id.Length >= 8 && id[..8].All(char.IsAsciiHexDigitLower) ? id[..8] : "0";
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit)) is { Length: > 0 } digits ? digits : "0";

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
