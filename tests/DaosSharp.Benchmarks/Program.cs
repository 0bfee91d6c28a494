using DaosSharp.Benchmarks.Measuring;
using DaosSharp.Benchmarks.Micro;
using DaosSharp.Benchmarks.Overhead;
using DaosSharp.Benchmarks.OverheadC;

// The only arguments: the name of a benchmark, and the file for its rows.
IBenchmark[] benchmarks = [new OverheadBenchmark(), new OverheadCBenchmark(), new MicroBenchmark()];
IBenchmark? chosen = args.Length > 0 ? benchmarks.FirstOrDefault(b => b.Name == args[0]) : null;
if (chosen is null)
{
    Console.Error.WriteLine(args.Length > 0 ? $"There is no benchmark '{args[0]}'." : "Name a benchmark.");
    foreach (IBenchmark benchmark in benchmarks)
    {
        Console.Error.WriteLine($"  {benchmark.Name,-12} {benchmark.Description}");
    }

    return 2;
}

List<BenchmarkRow> rows = [];
try
{
    await foreach (BenchmarkRow row in chosen.RunAsync())
    {
        if (rows.Count == 0)
        {
            Console.WriteLine(ResultTable.Header);
        }

        Console.WriteLine(ResultTable.Line(row));
        rows.Add(row);
    }
}
catch (BenchmarkSetupException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

if (args.Length > 1)
{
    ResultFile.Write(args[1], rows);
    Console.WriteLine($"written to {args[1]}");
}

return 0;
