using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using DaosSharp.Benchmarks.Measuring;

namespace DaosSharp.Benchmarks.Micro;

/// <summary>Small pieces under BenchmarkDotNet, in this process: the rows compare each with its baseline.</summary>
internal sealed class MicroBenchmark : IBenchmark
{
    public string Name => "micro";

    public string Description => "a call through the API table and a lease against their plain forms, by BenchmarkDotNet";

    public async IAsyncEnumerable<BenchmarkRow> RunAsync()
    {
        IConfig config = DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(15).WithWarmupCount(3))
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), $"daossharp-bdn-{Environment.ProcessId}"));
        foreach (Type type in new[] { typeof(TableCalls), typeof(Leases) })
        {
            Summary summary = await Task.Run(() => BenchmarkRunner.Run(type, config));
            yield return Row(summary);
        }
    }

    private static BenchmarkRow Row(Summary summary)
    {
        BenchmarkReport ours = summary.Reports.Single(r => !r.BenchmarkCase.Descriptor.Baseline);
        BenchmarkReport theirs = summary.Reports.Single(r => r.BenchmarkCase.Descriptor.Baseline);
        double our = ours.ResultStatistics!.Median;
        double their = theirs.ResultStatistics!.Median;
        double spread = ours.ResultStatistics.InterquartileRange / 2 / our;
        long? allocated = ours.GcStats.GetBytesAllocatedPerOperation(ours.BenchmarkCase);
        return new BenchmarkRow(ours.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''), their / our, our, their, "ns/op", spread, $"{allocated} B allocated an operation");
    }
}
