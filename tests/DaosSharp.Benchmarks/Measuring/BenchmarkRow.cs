using System.Text.Json.Serialization;

namespace DaosSharp.Benchmarks.Measuring;

/// <summary>One figure: ours against theirs, measured in alternation in one run.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Ratio">Above 1 means that ours is better.</param>
/// <param name="Ours">Median of ours in the unit.</param>
/// <param name="Theirs">Median of theirs in the unit.</param>
/// <param name="Unit">What ours and theirs count.</param>
/// <param name="Spread">Half the distance between the quartiles of the pairs' ratios, relative to their median.</param>
/// <param name="Note">What was measured, and what else was seen.</param>
internal sealed record BenchmarkRow(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("ratio")] double Ratio,
    [property: JsonPropertyName("ours")] double Ours,
    [property: JsonPropertyName("theirs")] double Theirs,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("spread")] double Spread,
    [property: JsonPropertyName("note")] string Note);
