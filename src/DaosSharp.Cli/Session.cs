using System.CommandLine;
using DaosSharp.Cli.Commands;

namespace DaosSharp.Cli;

/// <summary>What a command works with: its arguments and the system that it is for.</summary>
internal sealed class Session(ParseResult parsed, GlobalOptions options, Reporter reporter) : IDisposable
{
    /// <summary>The name of an installed DAOS for --system. A directory of that name is './daos'.</summary>
    public const string InstalledSystem = "daos";

    private DaosClient? _client;

    public bool Json => reporter.Json;

    public bool IsInstalled => SystemName == InstalledSystem;

    private string? SystemName => parsed.GetValue(options.System);

    public T Get<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>Opens the system that the command is for.</summary>
    /// <param name="create">True: a directory that is no system yet becomes one.</param>
    public DaosClient Open(bool create = false)
    {
        if (_client is not null)
            return _client;
        if (IsInstalled)
            return _client = DaosClient.Connect();
        string directory = Path.GetFullPath(SystemName ?? DaosClient.DefaultSystemDirectory);
        if (!create && !DaosClient.SystemExists(directory))
            throw new DaosException(DaosError.NotFound, "dse_system_attach", $"system '{directory}'", $"there is none; '{Tool.Name} pool create' makes one");
        return _client = DaosClient.Embedded(directory);
    }

    public DaosPool OpenPool(Argument<string> pool, PoolAccess access) => Open().OpenPool(Get(pool), access);

    public void Dispose() => _client?.Dispose();
}
