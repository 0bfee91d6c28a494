namespace DaosSharp.Cli.Values;

/// <summary>Durabilities of pools by name.</summary>
internal static class Durabilities
{
    private const string Process = "process";
    private const string Full = "full";

    public static string[] Names { get; } = [Process, Full];

    /// <summary>The durability of a name; no name is that of a pool for which nothing was said.</summary>
    public static PoolDurability Parse(string? name) => name switch
    {
        null or Process => PoolDurability.Process,
        Full => PoolDurability.Full,
        _ => throw new UsageException($"'{name}' is no durability: {string.Join(", ", Names)}"),
    };

    public static string Format(PoolDurability durability) => durability == PoolDurability.Full ? Full : Process;
}
