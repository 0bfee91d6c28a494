namespace DaosSharp.Embedded.Checks;

/// <summary>One thing that is wrong with a pool.</summary>
/// <param name="Text">Words for the user: where, and what.</param>
internal readonly record struct Finding(FindingKind Kind, string Text);
