using DaosSharp.Scenarios.Recorded;

namespace DaosSharp.Scenarios.Support;

/// <summary>The text that a recorded line names between quotation marks: 'A::OWNER@:r'.</summary>
public static class QuotedText
{
    /// <summary>What stands between the first and the last quotation mark of a line's description.</summary>
    public static string Of(string id)
    {
        string description = RecordedScenarios.Find(id).Description;
        return description[(description.IndexOf('\'', StringComparison.Ordinal) + 1)..description.LastIndexOf('\'')];
    }
}
