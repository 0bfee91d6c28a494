using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// Watches the length of an open index file. LMDB reads it through a map, and a page of the map behind the end of the file is a SIGBUS:
/// a file that somebody cut off is refused before a write touches the map. A read makes no such check, and a file that is cut off while
/// a call runs cannot be caught at all.
/// </summary>
internal sealed class IndexLength : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private long _known;

    public IndexLength(string path)
    {
        _path = path;
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        _known = RandomAccess.GetLength(_file);
    }

    /// <summary>Refuses a file that is shorter than it was: nobody makes it shorter.</summary>
    public void BeforeWrite()
    {
        long length = RandomAccess.GetLength(_file);
        if (length < _known)
        {
            throw new EngineException(Der.FormatInvalid, $"'{_path}' was truncated while it was open, from {_known} bytes to {length}");
        }

        _known = length;
    }

    /// <summary>Refuses a file that lacks pages in use. Called by the one writer, so that nothing changes meanwhile.</summary>
    public void AfterBegin(long used)
    {
        if (used > _known)
        {
            // Another process made it longer, or died just before it could.
            IndexFile.Check(_path, isAlone: true);
            _known = RandomAccess.GetLength(_file);
        }
    }

    /// <summary>
    /// Makes the file as long as its last page asks. LMDB does not write pages that a transaction took and gave up again, so that the
    /// file may end before them; without this it would look truncated.
    /// </summary>
    public void AfterCommit(long used)
    {
        if (used <= _known)
        {
            return;
        }

        _known = RandomAccess.GetLength(_file);
        if (used > _known)
        {
            LibC.Extend(_file, used);
            _known = RandomAccess.GetLength(_file);
        }
    }

    public void Dispose() => _file.Dispose();
}
