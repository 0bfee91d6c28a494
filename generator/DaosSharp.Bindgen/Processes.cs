using System.Diagnostics;

namespace DaosSharp.Bindgen;

/// <summary>Runs programs and collects what they print.</summary>
internal static class Processes
{
    /// <summary>The outcome of a program.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Output">What it printed.</param>
    /// <param name="Errors">What it printed to the error stream.</param>
    internal sealed record Result(int ExitCode, string Output, string Errors);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program, found on the PATH when it has no folder.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="directory">Its working directory; null for the current one.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static Result Run(string program, IEnumerable<string> arguments, string? directory = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? "",
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    /// <summary>Finds a program on the PATH.</summary>
    /// <param name="names">Names to look for, best first.</param>
    /// <returns>The full path, or null.</returns>
    public static string? Find(params IEnumerable<string> names) => names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), (name, folder) => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
