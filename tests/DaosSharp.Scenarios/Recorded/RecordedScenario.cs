namespace DaosSharp.Scenarios.Recorded;

/// <summary>One line of a data file: calls that were made on a DAOS, and what came back.</summary>
/// <param name="Id">Family and name, such as kv.size_16.</param>
/// <param name="Description">What is done.</param>
/// <param name="Result">The recorded result text.</param>
public sealed record RecordedScenario(string Id, string Description, string Result)
{
    /// <summary>True when the calls ended the client or the engine.</summary>
    public bool IsFatal => Result.StartsWith("CRASH", StringComparison.Ordinal) || Result.StartsWith("ENGINE ABORTS", StringComparison.Ordinal);
}
