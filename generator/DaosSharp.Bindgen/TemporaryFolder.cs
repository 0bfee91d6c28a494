namespace DaosSharp.Bindgen;

/// <summary>A new folder that is deleted with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("daossharp-bindgen-").FullName;

    /// <summary>The path of a file in it.</summary>
    /// <param name="name">The file's name.</param>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
