using DaosSharp.Benchmarks.Measuring;

namespace DaosSharp.Benchmarks.OverheadC;

/// <summary>The pool that the environment names, and one container at a time in it.</summary>
internal sealed class InstalledStore : IDisposable
{
    private const string PoolVariable = "DAOSSHARP_TEST_POOL";
    private const string DirectoryVariable = "DAOSSHARP_LIBRARY_DIRECTORY";

    /// <summary>Share of the free space that a row may fill: old versions stay until DAOS has aggregated them.</summary>
    private const double UsableShare = 0.6;

    private static readonly TimeSpan ReclaimTimeout = TimeSpan.FromSeconds(60);

    private readonly DaosPool _pool;
    private readonly ulong _freeAtStart;
    private DaosContainer? _container;

    public InstalledStore()
    {
        string? label = Environment.GetEnvironmentVariable(PoolVariable);
        string? directory = Environment.GetEnvironmentVariable(DirectoryVariable);
        if (string.IsNullOrEmpty(label))
        {
            throw new BenchmarkSetupException(
                $"""
                 overhead-c compares with C programs on a DAOS client library and needs a pool there:
                   {PoolVariable}=LABEL               a pool with at least 1 GiB of free space
                   {DirectoryVariable}=DIR    folder of libdaos.so.2, if the dynamic loader does not find the right one itself
                 On an installed DAOS daos_agent must run, and DAOS_AGENT_DRPC_DIR name its socket folder.
                 """);
        }

        try
        {
            Client = DaosClient.Connect(new DaosClientOptions { LibraryDirectory = string.IsNullOrEmpty(directory) ? null : directory });
            _pool = Client.OpenPool(label);
        }
        catch (Exception e) when (e is DllNotFoundException or DaosException)
        {
            Client?.Dispose();
            throw new BenchmarkSetupException($"overhead-c has no pool '{label}' to work in. {e.Message}");
        }

        _freeAtStart = Free();
    }

    public DaosClient Client { get; }

    /// <summary>A new, empty container; the one before is destroyed and its space awaited, so that rows do not fill the pool together.</summary>
    public async Task<DaosContainer> NewContainerAsync()
    {
        DestroyContainer();
        for (TimeSpan waited = default; Free() < _freeAtStart * 0.9 && waited < ReclaimTimeout; waited += TimeSpan.FromMilliseconds(200))
        {
            await Task.Delay(200);
        }

        string label = $"overhead-c-{Environment.ProcessId}";
        _pool.CreateContainer(label);
        return _container = _pool.OpenContainer(label);
    }

    /// <summary>How many updates the free space allows.</summary>
    /// <param name="wanted">As many at most.</param>
    /// <param name="bytes">Bytes that one needs.</param>
    /// <param name="least">Fewer make no sense.</param>
    public int Affordable(int wanted, long bytes, int least)
    {
        long possible = (long)(Free() * UsableShare) / bytes;
        return possible >= least
            ? (int)Math.Min(wanted, possible)
            : throw new BenchmarkSetupException($"Pool '{_pool.Name}' has {Free() >> 20} MiB of free space; overhead-c needs {(long)(least * bytes / UsableShare) >> 20} MiB.");
    }

    public void Dispose()
    {
        DestroyContainer();
        _pool.Dispose();
        Client.Dispose();
    }

    private void DestroyContainer()
    {
        if (_container is not { } container)
            return;
        _container = null;
        container.Dispose();
        _pool.DestroyContainer(container.Name, force: true);
    }

    private ulong Free()
    {
        PoolInfo info = _pool.Query();
        return info.Nvme.Total > 0 ? Math.Min(info.Memory.Free * 10, info.Nvme.Free) : info.Memory.Free;
    }
}
