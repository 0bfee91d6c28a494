namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>One comparison.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Prepare">The two ways of doing it on a pair of stores.</param>
internal sealed record KvRow(string Name, Func<KvContest, KvPair> Prepare);
