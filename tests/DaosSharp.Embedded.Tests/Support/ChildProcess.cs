using System.Diagnostics;

namespace DaosSharp.Embedded.Tests.Support;

/// <summary>This assembly as a process of its own; killed when it is not over at the end.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="launcher">Program and arguments before <c>dotnet</c>, such as <c>setpriv …</c>.</param>
    public ChildProcess(string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string[]? launcher = null)
    {
        string[] command = [.. launcher ?? [], Environment.ProcessPath!, "exec", typeof(ChildProcess).Assembly.Location, .. arguments];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        // The test host's own settings would make the child a test host.
        start.Environment["DOTNET_STARTUP_HOOKS"] = "";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Errors += line.Data + "\n";
        _process.BeginErrorReadLine();
    }

    /// <summary>What it wrote to standard error.</summary>
    public string Errors { get; private set; } = "";

    public void WriteLine(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Null when the process is over.</summary>
    public string? ReadLine() => _process.StandardOutput.ReadLine();

    public int WaitForExit()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
