namespace DaosSharp.Benchmarks.Measuring;

/// <summary>A store of the embedded engine for one run of a benchmark; its directory is removed at the end.</summary>
internal sealed class EmbeddedStore : IDisposable
{
    /// <param name="directory">Where to make it; null: a directory in memory where there is a file system for that.</param>
    /// <param name="poolSize">Size of its pool in bytes.</param>
    public EmbeddedStore(string? directory = null, long poolSize = 2L << 30)
    {
        const string memory = "/dev/shm";
        StoreDirectory = directory
            ?? Path.Combine(Directory.Exists(memory) ? memory : Path.GetTempPath(), $"daossharp-bench-{Environment.ProcessId}");
        Client = DaosClient.Embedded(StoreDirectory);
        Pool = Client.OpenOrCreatePool("bench", poolSize);
        Container = Pool.OpenOrCreateContainer("bench");
        KeyValue = Container.OpenKeyValue(Container.GenerateObjectId(ObjectType.KeyValueHashed));
    }

    public string StoreDirectory { get; }

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
        Directory.Delete(StoreDirectory, recursive: true);
    }
}
