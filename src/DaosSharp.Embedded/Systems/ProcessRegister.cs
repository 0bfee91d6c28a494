using DaosSharp.Embedded.Storage;
using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Systems;

/// <summary>
/// The processes that have a system attached: one file each, which its process holds locked as long as it lives. So others know the dead,
/// and a second copy of the engine in one process is found before it opens what LMDB allows a process to open only once.
/// </summary>
internal sealed class ProcessRegister : IDisposable
{
    public const string DirectoryName = "run";
    public const string LockName = "lock";

    private const string Unfinished = ".new";

    private readonly string _directory;
    private readonly SafeFileHandle _file;

    private ProcessRegister(string directory, SafeFileHandle file)
    {
        _directory = directory;
        _file = file;
    }

    /// <summary>Adds this process and takes away what dead ones left. The caller holds the <see cref="SystemLock"/>.</summary>
    public static ProcessRegister Join(string systemDirectory)
    {
        string directory = Path.Combine(systemDirectory, DirectoryName);
        foreach (string path in Directory.EnumerateFiles(directory))
        {
            string name = Path.GetFileName(path);
            if (name == LockName)
            {
                continue;
            }

            if (!FileLocks.IsHeld(path))
            {
                File.Delete(path);
                continue;
            }

            RequireOther(name, systemDirectory);
        }

        // Locked before it has its name: whoever finds the name finds it locked.
        string own = Path.Combine(directory, ProcessIdentity.Own);
        SafeFileHandle file = LibC.OpenOrCreate(own + Unfinished);
        FileLocks.Wait(file, LibC.LockExclusive, own);
        File.Move(own + Unfinished, own);
        return new ProcessRegister(directory, file);
    }

    /// <summary>False for a process that died, detached, or never was.</summary>
    public bool IsAlive(string process) => ProcessIdentity.IsName(process) && FileLocks.IsHeld(Path.Combine(_directory, process));

    public void Dispose()
    {
        try
        {
            File.Delete(Path.Combine(_directory, ProcessIdentity.Own));
        }
        catch (IOException)
        {
            // Unlocked it counts as left over, and the next one to attach takes it away.
        }

        _file.Dispose();
    }

    private static void RequireOther(string name, string systemDirectory)
    {
        if (name == ProcessIdentity.Own)
        {
            throw new EngineException(
                Der.Busy,
                $"another copy of the engine in this process has the system in '{systemDirectory}' attached (a second load context, or the "
                + "native library beside the embedded engine); use one of them");
        }

        // LMDB knows processes by their ids alone.
        ReadOnlySpan<char> id = ProcessIdentity.ProcessId(name);
        if (id.SequenceEqual(ProcessIdentity.ProcessId(ProcessIdentity.Own)))
        {
            throw new EngineException(
                Der.Busy,
                $"a process of another container with the same process id ({id}) has the system in '{systemDirectory}' attached; let the "
                + "containers share their process ids, or start one of the programs under another id");
        }
    }
}
