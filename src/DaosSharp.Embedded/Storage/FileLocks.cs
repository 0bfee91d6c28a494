using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Storage;

/// <summary>Locks on whole files (flock): the kernel gives them back when their holder dies.</summary>
internal static class FileLocks
{
    /// <summary>Waits for a lock. On a failure the file is closed.</summary>
    /// <param name="operation"><see cref="LibC.LockShared"/> or <see cref="LibC.LockExclusive"/>.</param>
    /// <param name="path">For the words of an error.</param>
    public static void Wait(SafeFileHandle file, int operation, string path)
    {
        while (LibC.FileLock(file, operation) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error != Errno.Interrupted)
            {
                file.Dispose();
                throw error is Errno.NoLocks or Errno.NotSupported or Errno.NotImplemented or Errno.Invalid
                    ? new EngineException(
                        Der.NotSupported, $"the file system of '{path}' cannot lock files (flock: error {error}); keep the system on a local one")
                    : new EngineException(Der.Io, $"'{path}' cannot be locked (error {error})");
            }
        }
    }

    /// <summary>True while somebody, this process included, holds an exclusive lock on a file; false when there is no such file.</summary>
    public static bool IsHeld(string path)
    {
        using SafeFileHandle? file = LibC.TryOpenExisting(path);
        return file != null && LibC.FileLock(file, LibC.LockShared | LibC.LockNonBlocking) != 0;
    }
}
