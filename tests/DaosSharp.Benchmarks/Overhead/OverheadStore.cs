namespace DaosSharp.Benchmarks.Overhead;

/// <summary>A store of its own for one run of the benchmark, in memory where there is a file system for that.</summary>
internal sealed class OverheadStore : IDisposable
{
    private readonly string _directory;

    public OverheadStore()
    {
        const string memory = "/dev/shm";
        _directory = Path.Combine(Directory.Exists(memory) ? memory : Path.GetTempPath(), $"daossharp-bench-{Environment.ProcessId}");
        Client = DaosClient.Embedded(_directory);
        Pool = Client.OpenOrCreatePool("bench", 2L << 30);
        Container = Pool.OpenOrCreateContainer("bench");
        KeyValue = Container.OpenKeyValue(Container.GenerateObjectId(ObjectType.KeyValueHashed));
    }

    public DaosClient Client { get; }

    public DaosPool Pool { get; }

    public DaosContainer Container { get; }

    public DaosKeyValue KeyValue { get; }

    public void Dispose()
    {
        KeyValue.Dispose();
        Container.Dispose();
        Pool.Dispose();
        Client.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
