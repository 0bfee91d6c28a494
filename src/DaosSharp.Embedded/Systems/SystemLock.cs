using DaosSharp.Embedded.Storage;
using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Systems;

/// <summary>
/// Held by the one process that attaches to a system, or makes or destroys a pool in it; ends with the process. Taken before every other
/// lock of the engine.
/// </summary>
internal sealed class SystemLock : IDisposable
{
    private readonly SafeFileHandle _file;

    private SystemLock(SafeFileHandle file) => _file = file;

    public static SystemLock Acquire(string systemDirectory)
    {
        string directory = Path.Combine(systemDirectory, ProcessRegister.DirectoryName);
        OwnerOnly.CreateDirectory(directory);
        string path = Path.Combine(directory, ProcessRegister.LockName);
        SafeFileHandle file = LibC.OpenOrCreate(path);
        FileLocks.Wait(file, LibC.LockExclusive, path);
        return new SystemLock(file);
    }

    public void Dispose() => _file.Dispose();
}
