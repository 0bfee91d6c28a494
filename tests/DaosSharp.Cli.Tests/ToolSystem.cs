using System.Diagnostics;
using System.Text;

namespace DaosSharp.Cli.Tests;

/// <summary>A temporary system, and runs of the native tool on it.</summary>
public sealed class ToolSystem : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Folder for the files of a test.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("daossharp-cli-").FullName;

    /// <summary>Folder of the tool.</summary>
    public static string Bin { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));

    public string Store => Path.Combine(Folder, "system");

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    /// <summary>A pool 'tank' with a container 'results'.</summary>
    public ToolSystem WithContainer()
    {
        Run("pool", "create", "tank", "--size", "1G").MustSucceed();
        Run("cont", "create", "tank", "results").MustSucceed();
        return this;
    }

    internal ToolRun Run(params string[] arguments) => RunWith([], arguments);

    internal ToolRun RunWith(byte[] input, params string[] arguments) => Finish(Start(Path.Combine(Bin, "daossharp"), arguments), input);

    /// <summary>Runs a line of the shell with the tool in the PATH.</summary>
    internal ToolRun Shell(string line, string shell = "/bin/sh") => Finish(Start(shell, ["-c", line]), []);

    internal Process Start(params string[] arguments) => Start(Path.Combine(Bin, "daossharp"), arguments);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static ToolRun Finish(Process process, byte[] input)
    {
        using Process _ = process;
        using MemoryStream output = new();
        Task reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The tool did not want all of it.
        }
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            Assert.Fail($"still running after {Patience}");
        }
        reading.Wait(Patience);
        return new ToolRun(process.ExitCode, output.ToArray(), errors.Result);
    }

    private Process Start(string program, string[] arguments)
    {
        Skip.If(IsDebugBuild(), "the tool is compiled by Release builds only: dotnet test -c Release");
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["DAOSSHARP_SYSTEM"] = Store;
        start.Environment["PATH"] = $"{Bin}:{Environment.GetEnvironmentVariable("PATH")}";
        return Process.Start(start)!;
    }

    private static bool IsDebugBuild()
    {
#if DEBUG
        return true;
#else
        return false;
#endif
    }
}
