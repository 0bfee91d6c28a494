using System.Text;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Some of the keys of a key-value object, dkeys of an object or akeys of a dkey, and the place to go on from.</summary>
public sealed class KeyPage
{
    private readonly byte[] _names;
    private readonly int[] _ends;

    internal KeyPage(ReadOnlySpan<daos_key_desc_t> descriptors, ReadOnlySpan<byte> names, DaosAnchor next)
    {
        _ends = new int[descriptors.Length];
        int end = 0;
        for (int i = 0; i < descriptors.Length; i++)
            _ends[i] = end += (int)descriptors[i].kd_key_len;
        _names = names[..end].ToArray();
        Next = next;
    }

    /// <summary>Number of keys; may be 0 before the end is reached.</summary>
    public int Count => _ends.Length;

    /// <summary>Where the next page begins; <see cref="DaosAnchor.IsEnd"/> after the last page.</summary>
    public DaosAnchor Next { get; }

    /// <summary>A key as bytes, valid as long as the page.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<byte> this[int index] => _names.AsSpan((index == 0 ? 0 : _ends[index - 1]).._ends[index]);

    /// <summary>A key as number, for objects with integer keys.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="InvalidOperationException">The key does not have 8 bytes.</exception>
    public ulong GetUInt64(int index) => GetKey(index).ToUInt64();

    /// <summary>A key that stays valid as long as the page.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public DaosKey GetKey(int index) => new((ReadOnlyMemory<byte>)_names.AsMemory((index == 0 ? 0 : _ends[index - 1]).._ends[index]));

    /// <summary>A key as text.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="DecoderFallbackException">Another program has stored a key that is not UTF-8.</exception>
    public string GetString(int index) => StrictUtf8.GetString(this[index]);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
