using System.CommandLine;
using DaosSharp.Benchmarks.KeyValues;
using DaosSharp.Benchmarks.Measuring;
using DaosSharp.Benchmarks.Micro;
using DaosSharp.Benchmarks.Overhead;
using DaosSharp.Benchmarks.OverheadC;
using DaosSharp.Benchmarks.Start;

namespace DaosSharp.Benchmarks;

/// <summary>The command line: the name of a benchmark, a file for its rows, and what some benchmarks let one choose.</summary>
internal sealed class BenchmarkCommand : RootCommand
{
    private readonly Argument<string?> _name = new("name") { Arity = ArgumentArity.ZeroOrOne, Description = "the benchmark; without one they are listed" };
    private readonly Option<string?> _output = new("--output") { Description = "file for the rows, as JSON" };
    private readonly Option<int?> _group = new("--group") { Description = "kv: puts in a rival's transaction, instead of as many as ours commits together" };
    private readonly Option<string?> _directory = new("--dir") { Description = "kv: where the stores are made" };
    private readonly Option<string?> _rows = new("--rows") { Description = "kv, overhead: only rows whose name contains this" };

    public BenchmarkCommand()
        : base("Measures ours against something else, in alternation. A ratio above 1 means that ours is better.")
    {
        _group.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int?>() < 1)
            {
                r.AddError("--group must be at least 1");
            }
        });
        Add(_name);
        foreach (Option option in new Option[] { _output, _group, _directory, _rows })
        {
            Add(option);
        }

        SetAction((result, _) => RunAsync(result));
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        KvOptions kv = new(result.GetValue(_group), result.GetValue(_directory), result.GetValue(_rows));
        IBenchmark[] benchmarks = [new OverheadBenchmark(kv.Rows), new OverheadCBenchmark(), new MicroBenchmark(), new KvBenchmark(kv), new StartBenchmark()];
        string? name = result.GetValue(_name);
        if (benchmarks.FirstOrDefault(b => b.Name == name) is { } chosen)
        {
            try
            {
                await RunAsync(chosen, result.GetValue(_output));
                return 0;
            }
            catch (BenchmarkSetupException e)
            {
                Console.Error.WriteLine(e.Message);
                return 1;
            }
        }

        Console.Error.WriteLine(name is null ? "Name a benchmark." : $"There is no benchmark '{name}'.");
        foreach (IBenchmark benchmark in benchmarks)
        {
            Console.Error.WriteLine($"  {benchmark.Name,-12} {benchmark.Description}");
        }

        return 2;
    }

    private static async Task RunAsync(IBenchmark benchmark, string? output)
    {
        List<BenchmarkRow> rows = [];
        await foreach (BenchmarkRow row in benchmark.RunAsync())
        {
            if (rows.Count == 0)
            {
                Console.WriteLine(ResultTable.Header);
            }

            Console.WriteLine(ResultTable.Line(row));
            rows.Add(row);
        }

        if (output is not null)
        {
            ResultFile.Write(output, rows);
            Console.WriteLine($"written to {output}");
        }
    }
}
