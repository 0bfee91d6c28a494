namespace DaosSharp.Tests.Infrastructure;

/// <summary>
/// Where the contract tests run: a new system of the embedded engine in a temporary directory, or, when DAOSSHARP_TEST_POOL names a pool,
/// that pool of an installed DAOS. Shared by the tests of a class; each test makes containers of its own.
/// </summary>
public sealed class TestSystem : IDisposable
{
    private const string PoolVariable = "DAOSSHARP_TEST_POOL";
    private const string PoolLabel = "tank";
    private const long PoolSize = 1L << 30;

    private readonly TemporaryDirectory? _directory;
    private readonly List<string> _containers = [];

    public TestSystem()
    {
        if (InstalledPool is { } pool)
        {
            Client = DaosClient.Connect();
            Pool = Client.OpenPool(pool);
            return;
        }
        _directory = new TemporaryDirectory();
        Client = DaosClient.Embedded(Directory);
        Pool = Client.OpenOrCreatePool(PoolLabel, PoolSize);
    }

    /// <summary>The pool of an installed DAOS to test with; null for the embedded engine.</summary>
    public static string? InstalledPool => Environment.GetEnvironmentVariable(PoolVariable) is { Length: > 0 } pool ? pool : null;

    public DaosClient Client { get; }

    public DaosPool Pool { get; }

    /// <summary>Directory of the embedded system.</summary>
    public string Directory => _directory?.Path ?? throw new InvalidOperationException("An installed DAOS has no directory.");

    /// <summary>A label that no other test uses.</summary>
    public static string NewLabel() => $"test-{Guid.NewGuid():n}";

    public static void RequireEmbedded() => Skip.If(InstalledPool is not null, "needs the embedded engine");

    /// <summary>A new container, destroyed after the tests of the class.</summary>
    public DaosContainer NewContainer(ContainerAccess access = ContainerAccess.ReadWrite) => Pool.OpenContainer(NewContainerLabel(), access);

    public string NewContainerLabel()
    {
        string label = NewLabel();
        Pool.CreateContainer(label);
        lock (_containers)
            _containers.Add(label);
        return label;
    }

    public void Dispose()
    {
        foreach (string label in _containers)
            Pool.DestroyContainer(label, force: true);
        Pool.Dispose();
        Client.Dispose();
        _directory?.Dispose();
    }
}
