using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Systems;

/// <summary>
/// The directories of a system's pools. A pool is made beside its place and destroyed beside it, so that the death of a process, and a loss of
/// power, leaves a whole pool or a left-over that says what it is. Everything that changes them happens under the <see cref="SystemLock"/>.
/// </summary>
internal sealed class PoolFolders
{
    private const string FolderName = "pools";
    private const string Unfinished = ".new";
    private const string Removed = ".old";

    private readonly string _directory;

    public PoolFolders(string systemDirectory)
    {
        _directory = Path.Combine(systemDirectory, FolderName);
        OwnerOnly.CreateDirectory(_directory);
    }

    public bool IsEmpty => !Directory.EnumerateFileSystemEntries(_directory).Any();

    public string PathOf(Guid pool) => Path.Combine(_directory, pool.ToString("D"));

    /// <summary>Makes the files of a pool, then lets the catalog name it.</summary>
    /// <param name="add">Adds it to the catalog; false when its label is taken.</param>
    public bool Create(PoolEntry pool, dse_durability durability, Func<bool> add)
    {
        string unfinished = PathOf(pool.Id) + Unfinished;
        bool added = false;
        try
        {
            PoolStore.Create(unfinished, pool, durability);
            added = add();
        }
        finally
        {
            if (!added && Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }

        if (added)
        {
            Directory.Move(unfinished, PathOf(pool.Id));
            LibC.SyncDirectory(_directory);
        }

        return added;
    }

    /// <summary>Takes a pool out of use, out of the catalog, and off the disk.</summary>
    /// <param name="forget">Takes it out of the catalog.</param>
    public void Destroy(Guid pool, Action forget)
    {
        string path = PathOf(pool);
        if (Directory.Exists(path))
        {
            Directory.Move(path, path + Removed);

            // Before the catalog forgets it: nobody would know what a pool under its old name is.
            LibC.SyncDirectory(_directory);
        }

        forget();
        if (Directory.Exists(path + Removed))
        {
            Directory.Delete(path + Removed, recursive: true);
        }
    }

    /// <summary>Finishes what dead processes began: a pool that the catalog names gets its place, everything else goes.</summary>
    public void Recover(PoolCatalog catalog)
    {
        foreach (string path in Directory.GetDirectories(_directory))
        {
            string ending = Path.GetExtension(path);
            if (ending is not (Unfinished or Removed) || !Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "D", out Guid id))
            {
                continue;
            }

            PoolEntry? pool = catalog.Find(id.ToString("D"));
            if (pool != null && ending == Unfinished)
            {
                Directory.Move(path, PathOf(id));
                continue;
            }

            if (pool != null)
            {
                catalog.Remove(pool);
            }

            Directory.Delete(path, recursive: true);
        }
    }
}
