using System.Globalization;
using DaosSharp.Benchmarks.Measuring;

namespace DaosSharp.Benchmarks.Start;

/// <summary>
/// How fast the command-line tool starts: whole processes, from their creation to their end, against a C program that does nothing.
/// </summary>
internal sealed class StartBenchmark : IBenchmark
{
    private const int Processes = 5;

    public string Name => "start";

    public string Description => "the native command-line tool against a C program that does nothing: --version, and a first put";

    public async IAsyncEnumerable<BenchmarkRow> RunAsync()
    {
        using EmptyProgram empty = new();
        using ToolPrograms tool = new();
        yield return await PairedRun.MeasureAsync("daossharp --version vs empty C", Processes, Times(tool.Version), Times(empty.Run), Note);
        yield return await PairedRun.MeasureAsync("daossharp kv put 64 B vs empty C", Processes, Times(tool.Put), Times(empty.Run), Note);
    }

    private static Func<int, ValueTask> Times(Action run) => count =>
    {
        for (int i = 0; i < count; i++)
        {
            run();
        }

        return ValueTask.CompletedTask;
    };

    private static string Note(double ours, double theirs) => string.Create(
        CultureInfo.InvariantCulture, $"{ours / 1e6:F1} ms a process, {(ours - theirs) / 1e6:F1} ms more than one that does nothing");
}
