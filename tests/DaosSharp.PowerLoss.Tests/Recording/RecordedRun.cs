using System.Diagnostics;
using System.Globalization;

namespace DaosSharp.PowerLoss.Tests.Recording;

/// <summary>A run of the worker with the recorder in it.</summary>
internal static class RecordedRun
{
    private const string System = "system";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Directory of the system below the recorded directory.</summary>
    public static string SystemIn(string directory) => Path.Combine(directory, System);

    public static List<RecordedOperation> Make(PoolDurability durability, int updates, int inFlight, int seed) =>
        Make("update", durability.ToString(), Number(updates), Number(inFlight), Number(seed));

    /// <summary>Updates with full durability of which some fail since a sync does.</summary>
    public static List<RecordedOperation> MakeWithFailures(int updates, int inFlight, int seed) =>
        Make("fail", Number(updates), Number(inFlight), Number(seed));

    /// <summary>Pools come and go.</summary>
    public static List<RecordedOperation> MakePools(int pools) => Make("pools", Number(pools));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static List<RecordedOperation> Make(string work, params ReadOnlySpan<string> settings)
    {
        using ScratchDirectory scratch = new();
        string root = scratch.Subdirectory("root");
        string log = Path.Combine(scratch.Path, "log");
        string recorder = Compile(scratch.Path);
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "DaosSharp.PowerLoss.Worker.dll"), SystemIn(root), log + ".marks", work, .. settings,
        ];
        Run(Environment.ProcessPath!, arguments, ("LD_PRELOAD", recorder), ("POWERLOSS_ROOT", root), ("POWERLOSS_LOG", log));
        return RecordingReader.Read(log, root);
    }

    private static string Compile(string directory)
    {
        string library = Path.Combine(directory, "recorder.so");
        Run("cc", ["-shared", "-fPIC", "-O2", "-Wall", "-o", library, Path.Combine(AppContext.BaseDirectory, "Recording", "recorder.c"), "-ldl", "-lpthread"]);
        return library;
    }

    private static void Run(string program, string[] arguments, params (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardError = true };
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill();
            throw new TimeoutException($"{program} did not end");
        }

        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }
}
