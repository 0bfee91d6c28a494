namespace DaosSharp;

/// <summary>An entry of a list of pools.</summary>
/// <param name="Id">The pool's UUID.</param>
/// <param name="Label">The pool's label; null when it has none or the library does not tell (DAOS 2.4).</param>
public readonly record struct PoolSummary(Guid Id, string? Label);
