using System.Globalization;

namespace DaosSharp.Benchmarks.Measuring;

/// <summary>Rows as text.</summary>
internal static class ResultTable
{
    public static string Header => $"{"",-50}{"ratio",7}{"ours",12}{"theirs",12}  {"unit",-7}{"spread",7}  note";

    public static string Line(BenchmarkRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Name,-50}{row.Ratio,7:0.00}{row.Ours,12:0.0}{row.Theirs,12:0.0}  {row.Unit,-7}{row.Spread,6:0%}  {row.Note}");
}
