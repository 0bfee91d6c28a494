namespace DaosSharp.Embedded.Storage;

/// <summary>
/// A file that says since which start of the machine a pool of process durability is known to be consistent. After another start the disk
/// may lack some of what was written before. A mark that is missing or cannot be read or written costs a look at the pool, nothing else.
/// </summary>
internal static class BootMark
{
    private const string FileName = "boot";
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    private static readonly string BootId = Read(BootIdFile) ?? "unknown";

    /// <summary>True when the machine has not started anew since the mark was written, or does not tell.</summary>
    public static bool IsCurrent(string poolDirectory) => Read(Path.Combine(poolDirectory, FileName)) == BootId;

    /// <summary>Notes that the pool is consistent.</summary>
    public static void Write(string poolDirectory)
    {
        try
        {
            // Neither synced nor in one step: half a mark is none.
            FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = OwnerOnly.FileMode };
            using StreamWriter file = new(Path.Combine(poolDirectory, FileName), options);
            file.Write(BootId);
        }
        catch (Exception e) when (e is EngineException or IOException or UnauthorizedAccessException)
        {
            // A full disk. The next opener looks again.
        }
    }

    private static string? Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
