using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Objects;

/// <summary>Keys in unmanaged memory, as the C functions take them.</summary>
public sealed unsafe class KeyList : IDisposable
{
    private readonly NativeBuffer[] _keys;
    private readonly NativeBuffer _list;

    public KeyList(ReadOnlySpan<string> keys)
    {
        _keys = new NativeBuffer[keys.Length];
        _list = new NativeBuffer(keys.Length * sizeof(d_iov_t));
        for (int i = 0; i < keys.Length; i++)
        {
            _keys[i] = NativeBuffer.Of(Encoding.ASCII.GetBytes(keys[i]));
            Address[i] = _keys[i].ToIov();
        }
    }

    public d_iov_t* Address => (d_iov_t*)_list.Address;

    public void Dispose()
    {
        Array.ForEach(_keys, static k => k.Dispose());
        _list.Dispose();
    }
}
