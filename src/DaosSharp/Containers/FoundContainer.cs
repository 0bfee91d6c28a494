namespace DaosSharp;

/// <summary>A container that met the conditions of a search, with its state at that moment.</summary>
/// <param name="Label">The container's label; null when it has none.</param>
/// <param name="Info">Handles, snapshots and times.</param>
public sealed record FoundContainer(string? Label, ContainerInfo Info);
