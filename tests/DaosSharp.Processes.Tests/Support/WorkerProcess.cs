using System.Diagnostics;
using DaosSharp.Processes.Worker.Writing;

namespace DaosSharp.Processes.Tests.Support;

/// <summary>A process of the worker program. It dies with the test.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public int ExitCode => _process.ExitCode;

    public static WorkerProcess Start(params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(typeof(Plan).Assembly.Location);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>A process that carries out calls, with a system attached.</summary>
    public static WorkerProcess StartCommands(string system)
    {
        WorkerProcess worker = Start("commands");
        Assert.Equal("ready", worker.ReadLine());
        Assert.Equal("0", worker.Ask($"attach {system}"));
        return worker;
    }

    /// <summary>The next line of its output, null at the end. A process that says nothing for a minute is stuck.</summary>
    public string? ReadLine()
    {
        Task<string?> line = _process.StandardOutput.ReadLineAsync();
        Assert.True(line.Wait(Patience), "a worker is stuck");
        return line.Result;
    }

    /// <summary>What it wrote and nobody read, after its end.</summary>
    public string ReadRest() => _process.StandardOutput.ReadToEnd();

    /// <summary>Lets it carry out a call; the result.</summary>
    public string Ask(string call)
    {
        _process.StandardInput.WriteLine(call);
        _process.StandardInput.Flush();
        return ReadLine() ?? throw new InvalidOperationException($"the worker ended in '{call}'");
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Ends its input and waits.</summary>
    public void Finish()
    {
        _process.StandardInput.Close();
        Assert.True(_process.WaitForExit(Patience), "a worker is stuck");
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
