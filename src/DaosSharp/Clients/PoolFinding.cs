namespace DaosSharp;

/// <summary>One thing that is wrong with a pool.</summary>
/// <param name="Kind">Where it was found.</param>
/// <param name="Text">Words for the user: the container, object or file, and what is wrong.</param>
public readonly record struct PoolFinding(PoolFindingKind Kind, string Text);
