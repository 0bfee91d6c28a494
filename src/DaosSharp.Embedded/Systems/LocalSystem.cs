using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

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
        return new LocalSystem(directory, name, PoolCatalog.Open(directory, pools));
    }

    public List<PoolEntry> ListPools() => _catalog.List();

    public PoolEntry? FindPool(string labelOrId) => _catalog.Find(labelOrId);

    /// <summary>Creates a pool.</summary>
    /// <returns>Null when the label is taken.</returns>
    public PoolEntry? CreatePool(string label, long size, dse_durability durability = dse_durability.DSE_DURABILITY_PROCESS)
    {
        PoolEntry pool = new(Guid.NewGuid(), label, size);
        if (_catalog.Find(label) != null)
        {
            return null;
        }

        // The files first: what the catalog names is whole. A loser of a race for the label takes his files away again.
        PoolStore.Create(PathOf(pool.Id), pool.Id, label, size, durability);
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

            PoolStore store = OpenStore(pool);
            _open.Add(pool.Id, new OpenPool(store) { Exclusive = exclusive, Uses = 1 });
            return store;
        }
    }

    /// <summary>What acknowledged updates of a pool survive.</summary>
    public dse_durability GetDurability(PoolEntry pool)
    {
        lock (_gate)
        {
            RequireOpen();
            if (_open.TryGetValue(pool.Id, out OpenPool? open))
            {
                return open.Store.Commits.Durability;
            }

            using PoolStore store = PoolStore.Open(PathOf(pool.Id), pool.Size);
            return store.Commits.Durability;
        }
    }

    /// <summary>0, or -DER_BUSY while this or another process has the pool open.</summary>
    public int SetDurability(PoolEntry pool, dse_durability durability)
    {
        lock (_gate)
        {
            RequireOpen();
            if (_open.ContainsKey(pool.Id))
            {
                return LastError.Fail(Der.Busy, $"the pool '{pool.Label}' is connected");
            }

            PoolStore.ChangeDurability(PathOf(pool.Id), pool.Size, durability);
            return Der.Success;
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

    /// <summary>Verifies all records and blocks of a pool.</summary>
    public Checks.CheckReport CheckPool(PoolEntry pool)
    {
        PoolStore? store;
        lock (_gate)
        {
            RequireOpen();
            store = _open.TryGetValue(pool.Id, out OpenPool? open) ? open.Store : null;
            if (open != null)
            {
                open.Uses++;
            }
            else
            {
                store = OpenStore(pool);
                _open.Add(pool.Id, new OpenPool(store) { Uses = 1 });
            }
        }

        try
        {
            return Checks.PoolCheck.Run(store!);
        }
        finally
        {
            Release(store!);
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

    private PoolStore OpenStore(PoolEntry pool)
    {
        PoolStore store = PoolStore.Open(PathOf(pool.Id), pool.Size);
        try
        {
            Checks.RestartCheck.Run(store);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
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
