namespace QuickStart;

internal static class Files
{
    private static readonly EnumerationOptions All = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>The regular files below a directory; symbolic links are neither followed nor listed.</summary>
    public static IEnumerable<FileInfo> In(string directory) => Directory.Exists(directory)
        ? new DirectoryInfo(directory).EnumerateFiles("*", All).Where(f => IsRegular(f))
        : [];

    // Sockets, pipes and devices have no mode that says so in .NET: they are what the file system calls no normal file.
    private static bool IsRegular(FileInfo file) => file.LinkTarget is null && (file.Attributes & FileAttributes.Device) == 0;
}
