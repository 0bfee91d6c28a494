namespace DaosSharp.Benchmarks.Start;

/// <summary>A C program that does nothing, compiled here.</summary>
internal sealed class EmptyProgram : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("daossharp-bench-").FullName;

    public EmptyProgram()
    {
        string source = Path.Combine(_directory, "empty.c");
        File.WriteAllText(source, "int main(void) { return 0; }\n");
        ChildProcess.Run("cc", "-O2", "-o", Program, source);
    }

    private string Program => Path.Combine(_directory, "empty");

    public void Run() => ChildProcess.Run(Program);

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
