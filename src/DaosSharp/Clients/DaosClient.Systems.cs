using System.Text;

namespace DaosSharp;

public sealed unsafe partial class DaosClient
{
    private const int MaxPathBytes = 4096;

    /// <summary>
    /// The embedded engine's default system: the directory in the environment variable DAOSSHARP_SYSTEM, else one in the user's data
    /// directory. <c>dse_system_default</c>
    /// </summary>
    /// <exception cref="PathTooLongException">The path has 4,096 bytes or more.</exception>
    public static string DefaultSystemDirectory
    {
        get
        {
            byte* path = stackalloc byte[MaxPathBytes];
            int length = ClientLibrary.Embedded().Engine!.dse_system_default((sbyte*)path, MaxPathBytes);
            if (length >= MaxPathBytes)
                throw new PathTooLongException($"The path of the default system has {length} bytes; {MaxPathBytes - 1} are possible.");
            return Encoding.UTF8.GetString(path, length);
        }
    }

    /// <summary>Whether a directory is a system of the embedded engine; nothing is opened or made. <c>dse_system_exists</c></summary>
    /// <param name="directory">Path of the directory.</param>
    public static bool SystemExists(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(Path.GetFullPath(directory), scratch, short.MaxValue, nameof(directory));
        fixed (byte* path = text)
            return ClientLibrary.Embedded().Engine!.dse_system_exists((sbyte*)path) == 0;
    }
}
