namespace DaosSharp.Benchmarks.Measuring;

/// <summary>A benchmark that bench.sh can run.</summary>
internal interface IBenchmark
{
    string Name { get; }

    string Description { get; }

    /// <summary>Measures row by row.</summary>
    IAsyncEnumerable<BenchmarkRow> RunAsync();
}
