namespace DaosSharp.Scenarios.Recorded;

/// <summary>One line of a data file: calls that were made on a DAOS, and what came back.</summary>
/// <param name="Id">Family and name, such as kv.size_16.</param>
/// <param name="Description">What is done.</param>
/// <param name="Result">The recorded result text.</param>
public sealed record RecordedScenario(string Id, string Description, string Result)
{
    // Was answered with an error where it was recorded; a client with assertions ends.
    private const string ListWithoutAnchor = "kv.list_null_args";

    /// <summary>True when the calls end the client or the engine of a DAOS.</summary>
    public bool IsFatal => Id == ListWithoutAnchor || Result.StartsWith("CRASH", StringComparison.Ordinal) || Result.StartsWith("ENGINE ABORTS", StringComparison.Ordinal);
}
