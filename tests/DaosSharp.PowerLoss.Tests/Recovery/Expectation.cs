using System.Text;

namespace DaosSharp.PowerLoss.Tests.Recovery;

/// <summary>What the marks up to a moment say: which updates had begun, and which were acknowledged.</summary>
internal sealed class Expectation
{
    private readonly Dictionary<string, int> _begun = [];
    private readonly Dictionary<string, int> _acknowledged = [];
    private readonly HashSet<(string Subject, int Version)> _allAcknowledged = [];

    public void Note(ReadOnlySpan<byte> marks)
    {
        foreach (string line in Encoding.UTF8.GetString(marks).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            (bool isAcknowledged, string subject, int version) = Marks.Parse(line);
            (isAcknowledged ? _acknowledged : _begun)[subject] = version;
            if (isAcknowledged)
            {
                _allAcknowledged.Add((subject, version));
            }
        }
    }

    /// <summary>Last version that had begun.</summary>
    public int Begun(string subject) => _begun.GetValueOrDefault(subject);

    /// <summary>Last version that was acknowledged.</summary>
    public int Acknowledged(string subject) => _acknowledged.GetValueOrDefault(subject);

    /// <summary>True for a version that was never acknowledged, although a later one has begun.</summary>
    public bool HasFailed(string subject, int version) => version < Begun(subject) && !_allAcknowledged.Contains((subject, version));
}
