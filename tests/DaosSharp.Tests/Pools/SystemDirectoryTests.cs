using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Pools;

public sealed class SystemDirectoryTests : IDisposable
{
    private const string Label = "tank";
    private const int Size = 64 << 20;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_directory_is_a_system_once_it_was_opened()
    {
        string directory = _directory.Sub("new");
        Assert.False(DaosClient.SystemExists(directory));
        Assert.False(Directory.Exists(directory));
        DaosClient.Embedded(directory).Dispose();
        Assert.True(DaosClient.SystemExists(directory));
        Assert.True(Path.IsPathFullyQualified(DaosClient.DefaultSystemDirectory));
    }

    [Fact]
    public void A_pool_tells_of_leader_spread_and_rebuild()
    {
        using DaosClient client = DaosClient.Embedded(_directory.Path);
        using DaosPool pool = client.OpenOrCreatePool(Label, Size);
        PoolInfo info = pool.Query();
        Assert.Equal((1, 1u, 0u), (info.ActiveTargetCount, info.MapVersion, info.Leader));
        Assert.Equal(new StorageSpread(info.Memory.Free, info.Memory.Free, info.Memory.Free), info.MemorySpread);
        Assert.Equal(new RebuildStatus(DaosError.Success, RebuildState.Idle, 0, 0, 0), info.Rebuild);
    }
}
