namespace DaosSharp;

/// <summary>A condition that containers of a list meet, such as "more than 0 snapshots".</summary>
/// <param name="Field">What it looks at.</param>
/// <param name="Comparison">How it compares.</param>
/// <param name="Value">What it compares with: a number, or a time as a hybrid logical clock value.</param>
public readonly record struct ContainerCondition(ContainerField Field, ContainerComparison Comparison, ulong Value);
