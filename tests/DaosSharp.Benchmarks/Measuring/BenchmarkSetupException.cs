namespace DaosSharp.Benchmarks.Measuring;

/// <summary>Something that a benchmark needs is missing; the message says what, and how to get it.</summary>
internal sealed class BenchmarkSetupException(string message) : Exception(message);
