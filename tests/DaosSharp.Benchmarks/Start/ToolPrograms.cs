namespace DaosSharp.Benchmarks.Start;

/// <summary>The tool on a temporary system with a key-value object.</summary>
internal sealed class ToolPrograms : IDisposable
{
    private static readonly string Value = new('v', 64);

    private readonly string _directory = Directory.CreateTempSubdirectory("daossharp-bench-").FullName;
    private readonly string _object;

    public ToolPrograms()
    {
        Run("pool", "create", "tank", "--size", "64MiB");
        Run("cont", "create", "tank", "c");
        _object = Run("kv", "create", "tank", "c").Trim();
    }

    // This program lies in artifacts/bin/DaosSharp.Benchmarks/release.
    private static string Tool => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "daossharp"));

    public void Version() => Run("--version");

    public void Put() => Run("kv", "put", "tank", "c", _object, "key", Value);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string Run(params string[] arguments) => arguments is ["--version"]
        ? ChildProcess.Run(Tool, arguments)
        : ChildProcess.Run(Tool, [.. arguments, "--system", _directory]);
}
