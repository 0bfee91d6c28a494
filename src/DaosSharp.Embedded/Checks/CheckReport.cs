namespace DaosSharp.Embedded.Checks;

/// <summary>Result of a check of a pool. Hands each finding on when it is found; a damaged pool may have very many.</summary>
/// <param name="sink">Gets the findings; false ends the check.</param>
internal sealed class CheckReport(Func<Finding, bool>? sink = null)
{
    /// <summary>Records that were looked at.</summary>
    public ulong Records { get; set; }

    /// <summary>Number of findings.</summary>
    public ulong Damaged { get; private set; }

    /// <summary>Words for the first of them.</summary>
    public string First { get; private set; } = "";

    /// <summary>Words for the first that makes updates dangerous: they could use space or numbers again that records use; null when there is none.</summary>
    public string? Danger { get; private set; }

    /// <summary>True when the receiver of the findings has seen enough.</summary>
    public bool IsStopped { get; private set; }

    /// <param name="endangers">An update could destroy what is whole.</param>
    public void Add(FindingKind kind, string text, bool endangers = false)
    {
        if (IsStopped)
        {
            return;
        }

        First = Damaged++ == 0 ? text : First;
        Danger ??= endangers ? text : null;
        IsStopped = sink != null && !sink(new Finding(kind, text));
    }
}
