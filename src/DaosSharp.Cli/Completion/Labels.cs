namespace DaosSharp.Cli.Completion;

/// <summary>Labels of a system for the shell. A completion never fails and makes nothing: without a system there are none.</summary>
internal static class Labels
{
    public static IEnumerable<string> OfPools(string? system) => Ask(system, static client => client.ListPools().Select(static p => p.Label ?? p.Id.ToString("D")));

    public static IEnumerable<string> OfContainers(string? system, string? pool) => pool is null ? [] : Ask(system, client =>
    {
        using DaosPool open = client.OpenPool(pool, PoolAccess.ReadOnly);
        return open.ListContainers().Select(static c => c.Label ?? c.Id.ToString("D"));
    });

    private static string[] Ask(string? system, Func<DaosClient, IEnumerable<string>> question)
    {
        try
        {
            using DaosClient? client = Open(system);
            return client is null ? [] : [.. question(client)];
        }
        catch (Exception e) when (e is DaosException or ArgumentException or IOException or NotSupportedException or DllNotFoundException)
        {
            return [];
        }
    }

    private static DaosClient? Open(string? system)
    {
        if (system == Session.InstalledSystem)
            return DaosClient.Connect();
        string directory = system ?? DaosClient.DefaultSystemDirectory;
        return DaosClient.SystemExists(directory) ? DaosClient.Embedded(directory) : null;
    }
}
