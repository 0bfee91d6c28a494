namespace DaosSharp.Cli.Values;

/// <summary>Where data goes: a file or the standard output, byte for byte.</summary>
internal static class ValueTarget
{
    /// <summary>Opens the target; an existing file is overwritten.</summary>
    /// <param name="file">A path, or '-' or null for the standard output.</param>
    public static Stream Open(string? file) => IsFile(file)
        ? new FileStream(file!, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0)
        : StandardStreams.OpenOutput();

    public static bool IsFile(string? file) => file is not (null or "-");
}
