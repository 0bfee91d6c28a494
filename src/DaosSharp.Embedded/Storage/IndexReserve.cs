using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// Blocks of the index file beyond its last page, kept for removals: LMDB writes new pages also to delete, so that on a full disk
/// nothing could be removed any more. Other modifications are refused when the reserve cannot be kept.
/// </summary>
internal sealed class IndexReserve : IDisposable
{
    private const long Kept = 1 << 20;
    private const long Step = 8 << 20;

    private readonly SafeFileHandle _file;
    private long _reservedEnd;

    public IndexReserve(string path) =>
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>False when there is no room for the reserve behind the pages in use.</summary>
    public bool TryKeep(long usedBytes)
    {
        if (usedBytes + Kept <= _reservedEnd)
        {
            return true;
        }

        // As much as there is, down to the least that is wanted.
        for (long ahead = Step; ahead >= Kept; ahead /= 2)
        {
            if (LibC.TryReserve(_file, 0, usedBytes + ahead))
            {
                _reservedEnd = usedBytes + ahead;
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _file.Dispose();
}
