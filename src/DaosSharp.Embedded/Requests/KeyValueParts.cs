using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>Key and value as the key-value calls pass them. The memory belongs to the caller.</summary>
internal unsafe struct KeyValueParts
{
    private readonly byte* _key;
    private readonly nuint _keyLength;

    public KeyValueParts(sbyte* key, void* value, ulong size)
    {
        _key = (byte*)key;
        _keyLength = (nuint)MemoryMarshal.CreateReadOnlySpanFromNullTerminated(_key).Length;
        Value = value;
        Size = size;
    }

    /// <summary>The value, or the room for it.</summary>
    public void* Value { get; }

    /// <summary>Bytes of the value or the room.</summary>
    public ulong Size { get; }

    public readonly ReadOnlySpan<byte> Key => new(_key, (int)_keyLength);

    public readonly d_iov_t Dkey => new() { iov_buf = _key, iov_buf_len = _keyLength, iov_len = _keyLength };
}
