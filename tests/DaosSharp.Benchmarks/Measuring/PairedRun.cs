using System.Diagnostics;

namespace DaosSharp.Benchmarks.Measuring;

/// <summary>Runs two ways of doing the same in turn, so that what the machine does meanwhile hits both.</summary>
internal static class PairedRun
{
    /// <summary>Pairs that count.</summary>
    public const int Pairs = 21;

    /// <summary>All pairs that are run, those that warm up included.</summary>
    public const int AllPairs = WarmUps + Pairs;

    private const int WarmUps = 3;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1.5);

    /// <summary>Measures operations that take <paramref name="operations"/> steps a run; the result is in ns a step.</summary>
    public static async Task<BenchmarkRow> MeasureAsync(
        string name, int operations, Func<int, ValueTask> ours, Func<int, ValueTask> theirs, Func<double, double, string> note, TimeSpan? warmUpTime = null)
    {
        // Until the runtime has compiled both for good: it does so in the background, in steps, and later on a busy machine.
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUps || Stopwatch.GetElapsedTime(begin) < (warmUpTime ?? WarmUpTime); i++)
        {
            await ours(operations);
            await theirs(operations);
        }

        double[] our = new double[Pairs];
        double[] their = new double[Pairs];
        double[] ratios = new double[Pairs];
        for (int i = 0; i < Pairs; i++)
        {
            // Each goes first in every other pair.
            if (i % 2 == 0)
            {
                our[i] = await TimeAsync(ours, operations);
                their[i] = await TimeAsync(theirs, operations);
            }
            else
            {
                their[i] = await TimeAsync(theirs, operations);
                our[i] = await TimeAsync(ours, operations);
            }

            ratios[i] = their[i] / our[i];
        }

        double ratio = Quantile(ratios, 0.5);
        double spread = (Quantile(ratios, 0.75) - Quantile(ratios, 0.25)) / 2 / ratio;
        double medianOur = Quantile(our, 0.5);
        double medianTheir = Quantile(their, 0.5);
        return new BenchmarkRow(name, ratio, medianOur, medianTheir, "ns/op", spread, note(medianOur, medianTheir));
    }

    private static async Task<double> TimeAsync(Func<int, ValueTask> run, int operations)
    {
        long start = Stopwatch.GetTimestamp();
        await run(operations);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / operations;
    }

    private static double Quantile(double[] values, double q)
    {
        double[] sorted = [.. values.Order()];
        double at = q * (sorted.Length - 1);
        int low = (int)at;
        return sorted[low] + (at - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]);
    }
}
