using System.Globalization;
using DaosSharp.Benchmarks.KeyValues;
using DaosSharp.Benchmarks.Measuring;

namespace DaosSharp.Benchmarks.Overhead;

/// <summary>
/// What the safe layer costs: its asynchronous operations against a loop over the raw table, 64 in flight, on the embedded engine. The
/// engine's own work is in both.
/// </summary>
/// <param name="rows">Only rows whose name contains this; null for all.</param>
internal sealed class OverheadBenchmark(string? rows) : IBenchmark
{
    private const int Slots = 64;

    public string Name => "overhead";

    public string Description => "the safe layer against the raw table: async put and get, sync get";

    public async IAsyncEnumerable<BenchmarkRow> RunAsync()
    {
        using EmbeddedStore store = new();
        CommitCounter commits = new(store.StoreDirectory);
        foreach ((int length, string size, int operations) in new[] { (64, "64 B", 20_000), (4096, "4 KiB", 10_000) })
        {
            using RawLoop raw = new(store.Client.Api, store.KeyValue.NativeHandle, Slots, length);
            using SafeLoop safe = new(store.Client, store.KeyValue, Slots, length);
            GroupSize ours = new(commits, null);
            GroupSize theirs = new(commits, null);
            if (IsWanted($"async put {size} vs raw"))
            {
                yield return await PairedRun.MeasureAsync(
                    $"async put {size} vs raw",
                    operations,
                    n => ours.CountAsync(n, safe.PutAsync),
                    n => theirs.CountAsync(n, m => Sync(raw.Put, m)),
                    (o, t) => string.Create(CultureInfo.InvariantCulture, $"{Note(safe, o, t)}, groups of {ours.Average:0} against {theirs.Average:0}"));
            }

            if (IsWanted($"async get {size} vs raw"))
            {
                yield return await PairedRun.MeasureAsync(
                    $"async get {size} vs raw", operations, safe.GetAsync, n => Sync(raw.Get, n), (o, t) => Note(safe, o, t));
            }

            if (IsWanted($"sync get {size} vs raw"))
            {
                yield return await PairedRun.MeasureAsync(
                    $"sync get {size} vs raw", operations, n => Sync(safe.GetBlocking, n), n => Sync(raw.GetBlocking, n), (o, t) => Note(safe, o, t));
            }
        }
    }

    private bool IsWanted(string row) => rows is null || row.Contains(rows, StringComparison.OrdinalIgnoreCase);

    private static string Note(SafeLoop safe, double ours, double theirs) => string.Create(
        CultureInfo.InvariantCulture, $"{ours - theirs:+0;-0} ns of managed cost, {safe.AllocatedPerOperation:0.##} B allocated an operation");

    private static ValueTask Sync(Action<int> run, int operations)
    {
        run(operations);
        return ValueTask.CompletedTask;
    }
}
