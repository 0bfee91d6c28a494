namespace DaosSharp.Embedded.Tests.Support;

/// <summary>A small file system of its own on a directory. A test that cannot have one is skipped.</summary>
internal sealed class Mount : IDisposable
{
    private const int MaxTries = 100;

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
            Unmount();
        }
        finally
        {
            _image?.Dispose();
        }
    }

    // A process that another test starts just now has our files open until its exec.
    private void Unmount()
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                Command.Run("umount", _directory);
                return;
            }
            catch (InvalidOperationException) when (tries < MaxTries)
            {
                Thread.Sleep(50);
            }
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
