using System.Runtime.InteropServices;

namespace QuickStart;

internal static unsafe partial class Files
{
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint TypeOnly = 1;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    private static readonly EnumerationOptions All = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>The regular files below a directory; symbolic links are neither followed nor listed.</summary>
    public static IEnumerable<FileInfo> In(string directory) => Directory.Exists(directory)
        ? new DirectoryInfo(directory).EnumerateFiles("*", All).Where(f => IsRegular(f.FullName))
        : [];

    // .NET does not tell pipes and devices from files, and opening a pipe would wait for its other end.
    private static bool IsRegular(string path)
    {
        Statx status;
        return GetStatus(CurrentDirectory, path, NoFollow, TypeOnly, &status) == 0 && (status.Mode & TypeMask) == Regular;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int GetStatus(int directory, string path, int flags, uint mask, Statx* status);

    /// <summary><c>struct statx</c>, which is the same on every architecture.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Statx
    {
        [FieldOffset(28)]
        public ushort Mode;
    }
}
