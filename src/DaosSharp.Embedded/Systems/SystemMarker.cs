using System.Globalization;
using DaosSharp.Embedded.Storage;
using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Systems;

/// <summary>The file that makes a directory a system.</summary>
internal static class SystemMarker
{
    public const string FileName = "daossharp.system";

    private const string Title = "DaosSharp system";

    /// <summary>Whether a directory has been made a system, whole or not.</summary>
    public static bool IsSystem(string directory) => File.Exists(Path.Combine(directory, FileName));

    /// <summary>Makes a new or empty directory a system, or checks that it is one.</summary>
    public static void Ensure(string directory)
    {
        string path = Path.Combine(directory, FileName);
        if (File.Exists(path))
        {
            Check(path);
            return;
        }

        // Another process may be making the system just now: its files may be there, but then the marker came first.
        if (Directory.Exists(directory) && HasOtherFiles(directory) && !File.Exists(path))
        {
            throw new EngineException(Der.FormatInvalid, $"'{directory}' is not a DaosSharp system: it has other files and no {FileName}");
        }

        if (File.Exists(directory))
        {
            throw new EngineException(Der.FormatInvalid, $"'{directory}' is a file, not a DaosSharp system directory");
        }

        OwnerOnly.CreateDirectory(directory);
        File.SetUnixFileMode(directory, OwnerOnly.DirectoryMode);
        LibC.SyncDirectory(Path.GetDirectoryName(directory)!);
        OwnerOnly.WriteFile(path, string.Create(CultureInfo.InvariantCulture, $"{Title}\nformat: {FormatVersion.Current}\n"));
    }

    /// <summary>Makes a new or empty directory a system or checks that it is one, and keeps its marker open.</summary>
    public static SafeFileHandle Open(string directory)
    {
        Ensure(directory);
        return LibC.TryOpenExisting(Path.Combine(directory, FileName))
            ?? throw new EngineException(Der.Stale, $"the system in '{directory}' was removed");
    }

    private static bool HasOtherFiles(string directory) => Directory.EnumerateFileSystemEntries(directory)
        .Any(static entry => !Path.GetFileName(entry).StartsWith(FileName, StringComparison.Ordinal));

    private static void Check(string path)
    {
        string[] lines = File.ReadAllLines(path);
        if (lines.Length < 2 || lines[0] != Title || !lines[1].StartsWith("format: ", StringComparison.Ordinal)
            || !uint.TryParse(lines[1]["format: ".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out uint version))
        {
            throw new EngineException(Der.FormatInvalid, $"'{path}' is damaged");
        }

        FormatVersion.Require(version, $"the system of '{path}'");
    }
}
