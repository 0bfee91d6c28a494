namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>One comparison: how each side runs so many operations.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Note">What the note begins with; called after the measurement.</param>
internal sealed record KvRow(string Name, Func<int, ValueTask> Ours, Func<int, ValueTask> Theirs, Func<string> Note);
