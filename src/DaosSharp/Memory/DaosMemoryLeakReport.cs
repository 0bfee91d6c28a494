namespace DaosSharp;

/// <summary>The leases that were outside when a pool was disposed. Their memory stays mapped until they are returned.</summary>
/// <param name="Leases">Number of leases.</param>
/// <param name="Bytes">Bytes in these leases.</param>
/// <param name="Stacks">Where they were rented; empty unless <see cref="DaosMemoryPoolOptions.TrackRents"/> is set.</param>
public sealed record DaosMemoryLeakReport(long Leases, long Bytes, IReadOnlyList<string> Stacks)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string text = $"{Leases} leases with {Bytes} bytes were not returned before their memory pool was disposed.";
        return Stacks.Count == 0 ? text : $"{text}\n{string.Join("\n\n", Stacks)}";
    }
}
