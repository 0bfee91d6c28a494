namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>How each side of a comparison runs so many operations.</summary>
/// <param name="Note">What is to be said of it; called after the measurement.</param>
internal sealed record KvPair(Func<int, ValueTask> Ours, Func<int, ValueTask> Theirs, Func<string> Note);
