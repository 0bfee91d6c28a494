using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>Turns LMDB and errno results into engine failures.</summary>
internal static class LmdbError
{
    // LMDB reports a write that was cut short by a full disk as EIO.
    private const long NearlyFull = 1 << 20;

    public static void ThrowIfFailed(int rc, string operation)
    {
        if (rc != 0)
        {
            Throw(rc, operation);
        }
    }

    /// <summary>The same for a write to the index of an environment.</summary>
    public static void ThrowIfFailed(int rc, string operation, LmdbEnvironment environment)
    {
        if (rc == Errno.Io && HasNoRoom(environment.Directory))
        {
            throw new EngineException(Der.NoSpace, $"{operation}: the disk of '{environment.Directory}' is full");
        }

        ThrowIfFailed(rc, operation);
    }

    /// <summary>The same for opening an environment: says what a file system lacks.</summary>
    public static void ThrowIfNotOpened(int rc, string directory)
    {
        switch (rc)
        {
            case Errno.NoDevice or Errno.NotSupported or Errno.NotImplemented:
                throw new EngineException(
                    Der.NotSupported,
                    $"the file system of '{directory}' cannot map files into memory (shared mmap: {Describe(rc)}); keep the system on a local one");
            case Errno.NoLocks:
                throw new EngineException(
                    Der.NotSupported,
                    $"the file system of '{directory}' cannot lock files (fcntl: {Describe(rc)}); keep the system on a local one");
            default:
                ThrowIfFailed(rc, $"open the index in '{directory}'");
                break;
        }
    }

    public static void Throw(int rc, string operation) =>
        throw new EngineException(ToDer(rc), $"{operation}: {Describe(rc)}");

    private static bool HasNoRoom(string directory)
    {
        try
        {
            return new DriveInfo(directory).AvailableFreeSpace < NearlyFull;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private static int ToDer(int rc) => rc switch
    {
        Lmdb.MDB_MAP_FULL or Lmdb.MDB_TXN_FULL or Errno.NoSpace or Errno.Quota => Der.NoSpace,
        Lmdb.MDB_CORRUPTED or Lmdb.MDB_PAGE_NOTFOUND or Lmdb.MDB_INVALID => Der.FormatInvalid,
        Lmdb.MDB_VERSION_MISMATCH => Der.FormatIncompatible,
        Lmdb.MDB_READERS_FULL => Der.Busy,
        Errno.NoMemory => Der.NoMemory,
        Errno.Access or Errno.OperationNotPermitted or Errno.ReadOnlyFileSystem => Der.NoPermission,
        _ => Der.Io,
    };

    private static unsafe string Describe(int rc) =>
        System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)Lmdb.mdb_strerror(rc)) ?? $"error {rc}";
}
