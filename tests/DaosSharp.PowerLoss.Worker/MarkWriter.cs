using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DaosSharp.PowerLoss;

/// <summary>Writes marks without a buffer; the recorder puts them among the writes of the store.</summary>
public sealed class MarkWriter : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly Lock _gate = new();
    private long _length;

    public MarkWriter(string path) => _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);

    public void Write(string mark)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(mark);
        lock (_gate)
        {
            RandomAccess.Write(_file, bytes, _length);
            _length += bytes.Length;
        }
    }

    public void Dispose() => _file.Dispose();
}
