using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// A shared lock that every process holds on a store that it has open. Whoever gets it exclusively first is the only one and may check
/// the files before LMDB maps them.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly SafeFileHandle _file;

    private StoreLock(SafeFileHandle file, bool isFirst)
    {
        _file = file;
        IsFirst = isFirst;
    }

    /// <summary>True when nobody else has the store open.</summary>
    public bool IsFirst { get; private set; }

    public static StoreLock Acquire(string path)
    {
        SafeFileHandle file = LibC.OpenOrCreate(path);
        if (LibC.FileLock(file, LibC.LockExclusive | LibC.LockNonBlocking) == 0)
        {
            return new StoreLock(file, isFirst: true);
        }

        // Whatever kept it from the exclusive lock: a file system without locks refuses the shared one, too.
        FileLocks.Wait(file, LibC.LockShared, path);
        return new StoreLock(file, isFirst: false);
    }

    /// <summary>Lets others in after the first opener's checks.</summary>
    public void Share()
    {
        if (IsFirst)
        {
            FileLocks.Wait(_file, LibC.LockShared, "the store's lock file");
            IsFirst = false;
        }
    }

    public void Dispose() => _file.Dispose();
}
