using DaosSharp.Embedded.Checks;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Systems;

/// <summary>
/// One system directory open in this process: its catalog and the pools in use. LMDB allows one environment per file and process, so each
/// pool is opened once and counted.
/// </summary>
internal sealed class LocalSystem
{
    private const string PoolsDirectory = "pools";

    private readonly Dictionary<Guid, OpenPool> _open = [];
    private readonly Lock _gate = new();
    private readonly PoolCatalog _catalog;
    private bool _closed;

    private LocalSystem(string directory, string name, PoolCatalog catalog)
    {
        Directory = directory;
        Name = name;
        _catalog = catalog;
    }

    public string Directory { get; }

    /// <summary>Name for the sys parameter of daos_pool_connect.</summary>
    public string Name { get; }

    public static LocalSystem Open(string directory, string name)
    {
        SystemMarker.Ensure(directory);
        string pools = Path.Combine(directory, PoolsDirectory);
        OwnerOnly.CreateDirectory(pools);

        // Without pools there is nothing that a missing catalog could have named: this or another process makes the system just now.
        bool mayBeNew = !System.IO.Directory.EnumerateFileSystemEntries(pools).Any();
        return new LocalSystem(directory, name, PoolCatalog.Open(directory, mayBeNew));
    }

    public List<PoolEntry> ListPools() => _catalog.List();

    public PoolEntry? FindPool(string labelOrId) => _catalog.Find(labelOrId);

    /// <summary>Creates a pool.</summary>
    /// <returns>Null when the label is taken.</returns>
    public PoolEntry? CreatePool(string label, long size)
    {
        PoolEntry pool = new(Guid.NewGuid(), label, size);
        if (_catalog.Find(label) != null)
        {
            return null;
        }

        // The files first: what the catalog names is whole. A loser of a race for the label takes his files away again.
        PoolStore.Create(PathOf(pool.Id), pool.Id, label, size);
        if (_catalog.TryAdd(pool))
        {
            return pool;
        }

        System.IO.Directory.Delete(PathOf(pool.Id), recursive: true);
        return null;
    }

    /// <summary>0, -DER_BUSY while it is connected or has containers and force is off.</summary>
    public int DestroyPool(PoolEntry pool, bool force)
    {
        lock (_gate)
        {
            RequireOpen();
            if (_open.TryGetValue(pool.Id, out OpenPool? open))
            {
                if (!force)
                {
                    return Der.Busy;
                }

                _open.Remove(pool.Id);
                open.Store.Dispose();
            }
            else if (!force && IsInUse(pool))
            {
                return Der.Busy;
            }

            _catalog.Remove(pool);
            System.IO.Directory.Delete(PathOf(pool.Id), recursive: true);
            return Der.Success;
        }
    }

    /// <summary>Opens a pool, or counts one more use of it.</summary>
    /// <param name="exclusive">Refused while there are others, and refuses others.</param>
    /// <returns>Null when exclusiveness is in the way.</returns>
    public PoolStore? Acquire(PoolEntry pool, bool exclusive)
    {
        lock (_gate)
        {
            RequireOpen();
            if (_open.TryGetValue(pool.Id, out OpenPool? open))
            {
                if (open.Exclusive || exclusive)
                {
                    return null;
                }

                open.Uses++;
                return open.Store;
            }

            PoolStore store = PoolStore.Open(PathOf(pool.Id), pool.Size);
            _open.Add(pool.Id, new OpenPool(store) { Exclusive = exclusive, Uses = 1 });
            if (store.OpenedAlone)
            {
                ContainerRemoval.FinishLater(store);
            }

            return store;
        }
    }

    public void Release(PoolStore store)
    {
        lock (_gate)
        {
            if (_open.TryGetValue(store.Id, out OpenPool? open) && open.Store == store && --open.Uses == 0)
            {
                _open.Remove(store.Id);
                store.Dispose();
            }
        }
    }

    /// <summary>Verifies all records and blocks of a pool. What keeps it from being opened is a finding too.</summary>
    public void CheckPool(PoolEntry pool, CheckReport report)
    {
        PoolStore store;
        try
        {
            store = AcquireForCheck(pool);
        }
        catch (EngineException e) when (e.Code is Der.FormatInvalid or Der.Checksum)
        {
            report.Add(FindingKind.Index, e.Message);
            return;
        }

        try
        {
            PoolCheck.Run(store, report);
        }
        finally
        {
            Release(store);
        }
    }

    private PoolStore AcquireForCheck(PoolEntry pool)
    {
        lock (_gate)
        {
            RequireOpen();
            if (!_open.TryGetValue(pool.Id, out OpenPool? open))
            {
                open = new OpenPool(PoolStore.Open(PathOf(pool.Id), pool.Size));
                _open.Add(pool.Id, open);
            }

            open.Uses++;
            return open.Store;
        }
    }

    /// <summary>True when no pool is in use.</summary>
    public bool TryClose()
    {
        lock (_gate)
        {
            if (_open.Count > 0)
            {
                return false;
            }

            _closed = true;
            _catalog.Dispose();
            return true;
        }
    }

    // A pool opened now could be opened a second time by the directory's next attachment, which LMDB does not survive.
    private void RequireOpen()
    {
        if (_closed)
        {
            throw new EngineException(Der.NonExistent, "the system was detached");
        }
    }

    // By its containers, or by another process.
    private bool IsInUse(PoolEntry pool)
    {
        PoolStore store = PoolStore.Open(PathOf(pool.Id), pool.Size);
        try
        {
            using StoreRead read = store.BeginRead();
            return !store.OpenedAlone || read.Txn.Count(store.Tables.Containers) > 0;
        }
        finally
        {
            store.Dispose();
        }
    }

    private string PathOf(Guid pool) => Path.Combine(Directory, PoolsDirectory, pool.ToString("D"));

    private sealed class OpenPool(PoolStore store)
    {
        public PoolStore Store { get; } = store;

        public bool Exclusive { get; init; }

        public int Uses { get; set; }
    }
}
