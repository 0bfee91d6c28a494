using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Storage;

/// <summary>What the kernel says of open files.</summary>
internal static unsafe partial class LibC
{
    private const int ReadOnly = 0;
    private const int EmptyPath = 0x1000;
    private const uint WantLinks = 0x04;
    private const uint WantInode = 0x100;

    /// <summary>Opens a file or directory that is there; null when it is not.</summary>
    public static SafeFileHandle? TryOpenExisting(string path)
    {
        SafeFileHandle file = Open(path, ReadOnly | CloseOnExec, 0);
        if (!file.IsInvalid)
        {
            return file;
        }

        int error = Marshal.GetLastPInvokeError();
        file.Dispose();
        return error is Errno.NoEntry or Errno.NotDirectory
            ? null
            : throw new EngineException(error == Errno.Access ? Der.NoPermission : Der.Io, $"'{path}' cannot be opened (error {error})");
    }

    /// <summary>False when the last name of an open file was removed. True also when the kernel does not say.</summary>
    public static bool IsLinked(nint file)
    {
        byte nothing = 0;
        StatusBlock status;
        return Status((int)file, &nothing, EmptyPath, WantLinks, &status) != 0 || status.Links > 0;
    }

    /// <summary>Which file this is, whatever the path to it.</summary>
    public static FileIdentity IdentityOf(SafeFileHandle file)
    {
        byte nothing = 0;
        StatusBlock status;
        bool added = false;
        file.DangerousAddRef(ref added);
        try
        {
            return Status((int)file.DangerousGetHandle(), &nothing, EmptyPath, WantInode, &status) == 0
                ? new FileIdentity(((ulong)status.DeviceMajor << 32) | status.DeviceMinor, status.Inode)
                : throw new EngineException(Der.Io, "the kernel does not tell which file an open file is (statx)");
        }
        finally
        {
            file.DangerousRelease();
        }
    }

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int Status(int directory, byte* path, int flags, uint mask, StatusBlock* status);

    // struct statx, the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatusBlock
    {
        [FieldOffset(16)]
        public uint Links;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
