using DaosSharp.Benchmarks;

return await new BenchmarkCommand().Parse(args).InvokeAsync();
