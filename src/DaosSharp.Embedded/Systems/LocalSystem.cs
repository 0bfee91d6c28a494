using DaosSharp.Embedded.Checks;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Sessions;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;
using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Systems;

/// <summary>
/// One system directory open in this process: its catalog and the pools in use. LMDB allows one environment per file and process, so each
/// pool is opened once and counted.
/// </summary>
internal sealed class LocalSystem
{
    private readonly Dictionary<Guid, OpenPool> _open = [];
    private readonly Lock _gate = new();
    private readonly SafeFileHandle _marker;
    private readonly PoolFolders _folders;
    private readonly ProcessRegister _processes;
    private readonly PoolCatalog _catalog;
    private bool _closed;

    private LocalSystem(
        string directory, string name, SafeFileHandle marker, PoolFolders folders, ProcessRegister processes, PoolCatalog catalog)
    {
        Directory = directory;
        Name = name;
        _marker = marker;
        Identity = LibC.IdentityOf(marker);
        _folders = folders;
        _processes = processes;
        _catalog = catalog;
    }

    public string Directory { get; }

    /// <summary>Name for the sys parameter of daos_pool_connect.</summary>
    public string Name { get; }

    /// <summary>Which system this is, whatever the path to it. Nothing else gets it while the system is open.</summary>
    public FileIdentity Identity { get; }

    public static LocalSystem Open(string directory, string name)
    {
        SafeFileHandle marker = SystemMarker.Open(directory);
        ProcessRegister? processes = null;
        PoolCatalog? catalog = null;
        try
        {
            using SystemLock systemLock = SystemLock.Acquire(directory);
            PoolFolders folders = new(directory);
            processes = ProcessRegister.Join(directory);

            // Without pools there is nothing that a missing catalog could have named: this process makes the system just now.
            catalog = PoolCatalog.Open(directory, mayBeNew: folders.IsEmpty);
            folders.Recover(catalog);
            return new LocalSystem(directory, name, marker, folders, processes, catalog);
        }
        catch
        {
            catalog?.Dispose();
            processes?.Dispose();
            marker.Dispose();
            throw;
        }
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

        using SystemLock systemLock = SystemLock.Acquire(Directory);
        return _folders.Create(pool, durability, () => _catalog.TryAdd(pool)) ? pool : null;
    }

    /// <summary>0, -DER_BUSY while a process has it open or it has containers and force is off.</summary>
    public int DestroyPool(PoolEntry pool, bool force)
    {
        // Not where the system was removed and made anew.
        if (_catalog.Find(pool.Id.ToString("D")) == null)
        {
            return Der.NonExistent;
        }

        using SystemLock systemLock = SystemLock.Acquire(Directory);
        lock (_gate)
        {
            RequireOpen();
            int rc = End(pool, force);
            if (rc == 0)
            {
                _folders.Destroy(pool.Id, () => _catalog.Remove(pool));
            }

            return rc;
        }
    }

    /// <summary>What completed updates of a pool survive.</summary>
    public dse_durability GetDurability(PoolEntry pool)
    {
        PoolStore store = Acquire(pool, asItIs: true);
        dse_durability durability = store.Commits.Durability;
        Release(store);
        return durability;
    }

    /// <summary>0, or -DER_BUSY while this or another process has the pool open.</summary>
    public int SetDurability(PoolEntry pool, dse_durability durability)
    {
        FinishPool(pool);
        lock (_gate)
        {
            RequireOpen();
            if (_open.ContainsKey(pool.Id))
            {
                return LastError.Fail(Der.Busy, $"the pool '{pool.Label}' is open");
            }

            using PoolStore store = OpenStore(pool, alone: true);
            if (store.Refusal != null)
            {
                return LastError.Fail(Der.FormatInvalid, store.Refusal);
            }

            store.ChangeDurability(durability);
            return Der.Success;
        }
    }

    /// <summary>Opens the files of a pool, or counts one more use of them.</summary>
    /// <param name="asItIs">Do not finish the removal of destroyed containers.</param>
    public PoolStore Acquire(PoolEntry pool, bool asItIs = false)
    {
        FinishPool(pool);
        lock (_gate)
        {
            RequireOpen();
            if (!_open.TryGetValue(pool.Id, out OpenPool? open))
            {
                open = new OpenPool(OpenStore(pool));
                _open.Add(pool.Id, open);
                if (open.Store is { OpenedAlone: true, Refusal: null } && !asItIs)
                {
                    ContainerRemoval.FinishLater(open.Store);
                }
            }

            open.Uses++;
            return open.Store;
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
            store = Acquire(pool, asItIs: true);
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
            _processes.Dispose();
            _marker.Dispose();
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

    // Lets nobody use the pool any more.
    private int End(PoolEntry pool, bool force)
    {
        PoolStore store;
        try
        {
            store = _open.TryGetValue(pool.Id, out OpenPool? open) ? open.Store : OpenStore(pool);
        }
        catch (EngineException) when (force)
        {
            // Too damaged to be opened; whoever has it open finds out from the files.
            return Der.Success;
        }

        bool ended = false;
        try
        {
            EndPool end = new() { Force = force };
            // Another process may read the files without a session, to check them.
            int rc = !force && !store.OpenedAlone && !_open.ContainsKey(pool.Id) ? Der.Busy : store.Execute(ref end, freesSpace: true);
            rc = force && store.Refusal != null ? Der.Success : rc;
            ended = rc == 0;
            return rc;
        }
        catch (Exception e) when (force && (e is EngineException or IOException))
        {
            ended = true;
            return Der.Success;
        }
        finally
        {
            if (ended)
            {
                _open.Remove(pool.Id);
            }

            if (!_open.ContainsKey(pool.Id))
            {
                store.Dispose();
            }
        }
    }

    // The one who made it may have died between the catalog and its place, or be there just now.
    private void FinishPool(PoolEntry pool)
    {
        if (!System.IO.Directory.Exists(_folders.PathOf(pool.Id)))
        {
            using SystemLock systemLock = SystemLock.Acquire(Directory);
            _folders.Recover(_catalog);
        }
    }

    private PoolStore OpenStore(PoolEntry pool, bool alone = false)
    {
        PoolStore? store = null;
        try
        {
            store = PoolStore.Open(_folders.PathOf(pool.Id), pool.Size, _processes, alone);
            RestartCheck.Run(store);
            return store;
        }
        catch (Exception e) when (e is EngineException or IOException)
        {
            store?.Dispose();

            // Destroyed by another process after it was looked up.
            if (_catalog.Find(pool.Id.ToString("D")) == null)
            {
                throw new EngineException(Der.NonExistent, $"the pool '{pool.Label}' was destroyed", e);
            }

            throw;
        }
    }

    private sealed class OpenPool(PoolStore store)
    {
        public PoolStore Store { get; } = store;

        public int Uses { get; set; }
    }
}
