namespace DaosSharp.Embedded.Tests.Support;

/// <summary>A small file system of its own on a directory. A test that cannot have one is skipped.</summary>
internal sealed class Mount : IDisposable
{
    private readonly string _directory;
    private readonly StoreDirectory? _image;

    private Mount(string directory, StoreDirectory? image)
    {
        _directory = directory;
        _image = image;
    }

    /// <summary>A file system in memory.</summary>
    public static Mount Create(string directory, string size)
    {
        Try("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", directory);
        return new Mount(directory, null);
    }

    /// <summary>An ext4 in a file of so many bytes.</summary>
    public static Mount CreateExt4(string directory, long size)
    {
        StoreDirectory image = new();
        try
        {
            string path = Path.Combine(image.Path, "image");
            using (FileStream file = new(path, FileMode.CreateNew))
            {
                file.SetLength(size);
            }

            Try("mkfs.ext4", "-q", "-F", "-m", "0", path);
            Try("mount", "-o", "loop", path, directory);
            return new Mount(directory, image);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    public void Remount(string options) => Command.Run("mount", "-o", $"remount,{options}", _directory);

    public void Dispose()
    {
        try
        {
            Command.Run("umount", _directory);
        }
        catch (InvalidOperationException e)
        {
            string[] open = [.. Directory.EnumerateFileSystemEntries("/proc/self/fd").Select(static fd => new FileInfo(fd).LinkTarget ?? "").Where(f => f.StartsWith(_directory, StringComparison.Ordinal))];
            Command.Run("umount", "-l", _directory);
            throw new InvalidOperationException($"still open: {string.Join(", ", open)}", e);
        }
        finally
        {
            _image?.Dispose();
        }
    }

    private static void Try(string program, params string[] arguments)
    {
        try
        {
            Command.Run(program, arguments);
        }
        catch (InvalidOperationException e)
        {
            Skip.If(true, $"a file system of a given size needs the right to mount: {e.Message}");
        }
    }
}
