using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Storage;

/// <summary>The few system calls that the framework does not offer.</summary>
internal static partial class LibC
{
    public const int LockShared = 1;
    public const int LockExclusive = 2;
    public const int LockNonBlocking = 4;

    private const int ReadWrite = 2;
    private const int Create = 0x40;
    private const int Directory = 0x10000;
    private const int CloseOnExec = 0x80000;
    private const int KeepSize = 1;
    private const int PunchHole = 2;

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    public static partial int FileLock(SafeFileHandle file, int operation);

    /// <summary>Opens a file of its owner only. The framework's own opening takes a flock, which is in the way of ours.</summary>
    public static SafeFileHandle OpenOrCreate(string path)
    {
        SafeFileHandle file = Open(path, ReadWrite | Create | CloseOnExec, (uint)OwnerOnly.FileMode);
        if (!file.IsInvalid)
        {
            return file;
        }

        int error = Marshal.GetLastPInvokeError();
        throw error switch
        {
            Errno.NoSpace or Errno.Quota => new EngineException(Der.NoSpace, $"'{path}' cannot be made: no space left"),
            Errno.Access or Errno.OperationNotPermitted => new EngineException(Der.NoPermission, $"'{path}' cannot be opened: permission denied"),
            Errno.ReadOnlyFileSystem => new EngineException(
                Der.NoPermission, $"'{path}' cannot be opened: its file system is read-only, and an open store is written to"),
            _ => new EngineException(Der.Io, $"'{path}' cannot be opened (error {error})"),
        };
    }

    /// <summary>Brings a file's data, and of its metadata what is needed to read it, to the disk.</summary>
    public static void SyncData(SafeFileHandle file, string path)
    {
        if (FileDataSync(file) != 0)
        {
            ThrowNotSynced(Marshal.GetLastPInvokeError(), path);
        }
    }

    /// <summary>Brings the entries of a directory to the disk: a new file survives the loss of power only with its name.</summary>
    public static void SyncDirectory(string path)
    {
        using SafeFileHandle directory = Open(path, ReadOnly | Directory | CloseOnExec, 0);
        if (directory.IsInvalid || FileSync(directory) != 0)
        {
            // EINVAL: the file system has nothing to sync for directories. EACCES: a parent that belongs to somebody else.
            int error = Marshal.GetLastPInvokeError();
            if (error is not (Errno.Invalid or Errno.Access))
            {
                ThrowNotSynced(error, path);
            }
        }
    }

    /// <summary>Gives the blocks of a range back to the file system; file systems without holes keep them.</summary>
    public static void PunchHoleIn(SafeFileHandle file, long offset, long length) =>
        _ = Allocate(file, KeepSize | PunchHole, offset, length);

    /// <summary>Gives a range blocks of its own beyond the end of the file. False on a full disk.</summary>
    public static bool TryReserve(SafeFileHandle file, long offset, long length) =>
        Allocate(file, KeepSize, offset, length) == 0 || Marshal.GetLastPInvokeError() is not (Errno.NoSpace or Errno.Quota);

    /// <summary>Makes a file longer without giving the new part blocks. Does nothing when it cannot: a full disk has no part in it.</summary>
    public static void Extend(SafeFileHandle file, long length) => _ = Truncate(file, length);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    private static partial int Truncate(SafeFileHandle file, long length);

    private static void ThrowNotSynced(int error, string path) => throw new EngineException(
        error is Errno.NoSpace or Errno.Quota ? Der.NoSpace : Der.Io, $"'{path}' cannot be brought to the disk (error {error})");

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int FileDataSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FileSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);
}
