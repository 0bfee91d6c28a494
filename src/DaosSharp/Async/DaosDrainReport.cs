namespace DaosSharp;

/// <summary>How the end of an event queue went.</summary>
/// <param name="Duration">How long the operations in flight were waited for.</param>
/// <param name="Abandoned">Operations that were not complete in time, by C function. Their events, keys and buffers are leaked.</param>
public sealed record DaosDrainReport(TimeSpan Duration, IReadOnlyDictionary<string, int> Abandoned)
{
    /// <summary>Whether everything completed and the native queue is gone.</summary>
    public bool IsComplete => Abandoned.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => IsComplete
        ? $"The event queue was closed after {Duration.TotalMilliseconds:F0} ms."
        : $"The event queue was left with operations in flight after {Duration.TotalMilliseconds:F0} ms: {string.Join(", ", Abandoned.Select(static f => $"{f.Value} x {f.Key}"))}. Their memory is leaked, since libdaos may still use it.";
}
