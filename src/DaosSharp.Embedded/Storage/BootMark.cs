using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// A file that says since which start of the machine a pool of process durability is known to be whole. After another start the disk may
/// lack some of what was written before, so the pool is checked before it is trusted again.
/// </summary>
internal static class BootMark
{
    private const string FileName = "boot";
    private const string Durable = "full";
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    private static readonly string BootId = ReadBootId();

    /// <summary>True when the machine has not started anew since the pool was whole, or what it holds survives that.</summary>
    public static bool IsTrusted(string poolDirectory)
    {
        string path = Path.Combine(poolDirectory, FileName);
        string mark = File.Exists(path) ? File.ReadAllText(path) : "";
        return mark == Durable || mark == BootId;
    }

    /// <summary>Notes that the pool is whole.</summary>
    public static void Write(string poolDirectory, dse_durability durability) =>
        OwnerOnly.WriteFile(Path.Combine(poolDirectory, FileName), durability == dse_durability.DSE_DURABILITY_FULL ? Durable : BootId);

    private static string ReadBootId() => File.Exists(BootIdFile) ? File.ReadAllText(BootIdFile).Trim() : "unknown";
}
