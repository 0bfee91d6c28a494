namespace DaosSharp.PowerLoss.Tests;

/// <summary>A temporary directory, in memory where there is a file system for that.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    private const string InMemory = "/dev/shm";

    public ScratchDirectory()
    {
        string parent = Directory.Exists(InMemory) ? InMemory : System.IO.Path.GetTempPath();
        Path = System.IO.Path.Combine(parent, $"daossharp-powerloss-{Guid.NewGuid():n}");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string Subdirectory(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
