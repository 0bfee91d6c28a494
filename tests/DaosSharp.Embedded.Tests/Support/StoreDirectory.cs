namespace DaosSharp.Embedded.Tests.Support;

/// <summary>A temporary directory that goes with the test.</summary>
internal sealed class StoreDirectory : IDisposable
{
    public StoreDirectory() => Path = Directory.CreateTempSubdirectory("daossharp-engine-").FullName;

    public string Path { get; }

    /// <summary>Copies a directory with all that is in it, except the locked files of the processes that have it attached.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string directory in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, directory)));
        }

        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)
            .Where(static file => new FileInfo(file).Directory!.Name != "run"))
        {
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file)), overwrite: true);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
