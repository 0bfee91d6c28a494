namespace DaosSharp.Cli.Commands;

/// <summary>What is known of a container.</summary>
internal sealed record ContainerReport(Guid Pool, ContainerInfo Info, ContainerProperties Properties);
