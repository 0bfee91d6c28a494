namespace DaosSharp;

/// <summary>An entry of a list of containers.</summary>
/// <param name="Id">The container's UUID.</param>
/// <param name="Label">The container's label; null when it has none.</param>
public readonly record struct ContainerSummary(Guid Id, string? Label);
