using System.Diagnostics;
using DaosSharp.Benchmarks.Measuring;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>
/// Put and get through the safe layer on the embedded engine against LMDB, RocksDB and SQLite called through their C interfaces. Same
/// keys in the same random order, same values, one calling thread, new directories on one file system. What any of them has acknowledged
/// survives the death of the process; none of them syncs, so none survives a power loss. Values that a get returns lie in the caller's
/// buffer and are checked on both sides; at the end everything that was put is read and compared.
/// </summary>
internal sealed class KvBenchmark(KvOptions options) : IBenchmark
{
    private const int Probe = 2_000;

    // Both sides of a pair together: long against the timer and the group commit, short enough for all rows in some minutes.
    private static readonly TimeSpan PairTime = TimeSpan.FromMilliseconds(150);

    public string Name => "kv";

    public string Description => "put and get, sync and async, against LMDB, RocksDB and SQLite";

    public async IAsyncEnumerable<BenchmarkRow> RunAsync()
    {
        string root = Path.Combine(options.Directory ?? Path.GetTempPath(), $"daossharp-bench-kv-{Environment.ProcessId}");
        try
        {
            foreach ((int length, string size, int keys) in new[] { (64, "64 B", 100_000), (4096, "4 KiB", 25_000) })
            {
                foreach (RivalChoice rival in RivalChoice.All)
                {
                    KvRow[] rows = [.. KvRows.For(size, rival).Where(r => options.Rows is null || r.Name.Contains(options.Rows, StringComparison.Ordinal))];
                    if (!rival.IsInstalled)
                    {
                        Console.WriteLine($"skipped: {rows.Length} rows {size} vs {rival.Name}: {rival.Library} is not installed (package {rival.Package})");
                    }
                    else if (rows.Length > 0)
                    {
                        using KvContest contest = await KvContest.OpenAsync(Path.Combine(root, $"{rival.Name}-{length}"), length, keys, rival, options.Group);
                        foreach (KvRow row in rows)
                        {
                            KvPair pair = row.Prepare(contest);
                            int operations = await CalibrateAsync(pair);
                            yield return await PairedRun.MeasureAsync(row.Name, operations, pair.Ours, pair.Theirs, (_, _) => pair.Note());
                        }

                        contest.Verify();
                    }
                }
            }
        }
        finally
        {
            if (Directory.Exists(root))
            {
                Directory.Delete(root, recursive: true);
            }
        }
    }

    private static async Task<int> CalibrateAsync(KvPair pair)
    {
        TimeSpan taken = default;
        for (int i = 0; i < 2; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await pair.Ours(Probe);
            await pair.Theirs(Probe);
            taken = Stopwatch.GetElapsedTime(start);
        }

        return Math.Max(Probe / 4, (int)(Probe * (PairTime / taken)));
    }
}
