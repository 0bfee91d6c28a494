using System.ComponentModel;
using System.Diagnostics;

namespace DaosSharp.Embedded.Tests.Support;

/// <summary>Programs of the system.</summary>
internal static class Command
{
    /// <exception cref="InvalidOperationException">It is missing or failed.</exception>
    public static void Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{program} failed: {errors}");
            }
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"there is no {program}", e);
        }
    }
}
