using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// The file that holds values and extents of a pool. Written with pwrite before the index names it, read with pread:
/// a mapping would turn a truncated file into a SIGBUS.
/// </summary>
internal sealed class DataFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private int _hasUnsynced;
    private volatile bool _isLost;

    private DataFile(string path, SafeFileHandle file)
    {
        Path = path;
        _file = file;
    }

    public string Path { get; }

    public long Length => RandomAccess.GetLength(_file);

    /// <summary>False when the file was removed.</summary>
    public bool IsLinked => LibC.IsLinked(_file.DangerousGetHandle());

    public static DataFile Open(string path, bool create)
    {
        FileStreamOptions options = new()
        {
            Mode = create ? FileMode.OpenOrCreate : FileMode.Open,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.RandomAccess,
        };
        if (create)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream probe = new(path, options);
        return new DataFile(path, File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess));
    }

    public void Write(long offset, ReadOnlySpan<byte> data)
    {
        RandomAccess.Write(_file, data, offset);

        // After the write: whoever takes the mark away syncs what it stands for.
        Volatile.Write(ref _hasUnsynced, 1);
    }

    /// <summary>Fills the destination; a file that ends before that is damaged.</summary>
    public void Read(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            int n = RandomAccess.Read(_file, destination, offset);
            if (n <= 0)
            {
                throw new EngineException(Der.Checksum, $"'{Path}' ends at {offset}, {destination.Length} bytes before data that the index names");
            }

            destination = destination[n..];
            offset += n;
        }
    }

    public void PunchHole(long offset, long length) => LibC.PunchHoleIn(_file, offset, length);

    /// <summary>Brings what this object wrote to the disk; costs nothing when that is nothing.</summary>
    public void SyncWritten()
    {
        if (Interlocked.Exchange(ref _hasUnsynced, 0) != 0 || _isLost)
        {
            Sync();
        }
    }

    /// <summary>Brings all of the file to the disk.</summary>
    public void Sync()
    {
        // After a failure the kernel may have dropped the pages, and the next sync would succeed without them.
        if (_isLost)
        {
            throw new EngineException(Der.Io, $"'{Path}' could not be brought to the disk before; close the pool and open it again");
        }

        try
        {
            LibC.SyncData(_file, Path);
        }
        catch
        {
            _isLost = true;
            throw;
        }
    }

    public void Dispose() => _file.Dispose();
}
