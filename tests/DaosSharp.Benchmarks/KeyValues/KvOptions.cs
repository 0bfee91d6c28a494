namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>What a caller may choose.</summary>
/// <param name="Group">Puts in a rival's transaction; null: as many as ours commits together, measured.</param>
/// <param name="Directory">Where the stores are made; null: the directory for temporary files.</param>
/// <param name="Rows">Only rows whose name contains this; null: all.</param>
internal sealed record KvOptions(int? Group, string? Directory, string? Rows);
