using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// A place in an enumeration, 120 bytes (<c>daos_anchor_t</c>). The default value is the start. An anchor can be kept, also in a file, and
/// the enumeration of the same object be resumed from it.
/// </summary>
public readonly struct DaosAnchor : IEquatable<DaosAnchor>
{
    /// <summary>Length of the stored form in bytes.</summary>
    public const int Size = 120;

    private readonly daos_anchor_t _native;

    internal DaosAnchor(in daos_anchor_t native) => _native = native;

    /// <summary>Reads the stored form.</summary>
    /// <param name="bytes">What <see cref="CopyTo"/> wrote, exactly <see cref="Size"/> bytes.</param>
    public DaosAnchor(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"An anchor has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        daos_anchor_t native = MemoryMarshal.Read<daos_anchor_t>(bytes);
        if (native.da_type > (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_EOF)
            throw new ArgumentException("The bytes are no anchor.", nameof(bytes));
        _native = native;
    }

    /// <summary>True when the enumeration has come to its end.</summary>
    public bool IsEnd => _native.da_type == (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_EOF;

    internal daos_anchor_t Native => _native;

    /// <summary>Whether two anchors are the same place.</summary>
    public static bool operator ==(DaosAnchor left, DaosAnchor right) => left.Equals(right);

    /// <summary>Whether two anchors are different places.</summary>
    public static bool operator !=(DaosAnchor left, DaosAnchor right) => !left.Equals(right);

    /// <summary>Writes the stored form.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    public void CopyTo(Span<byte> destination) => AsBytes(in _native).CopyTo(destination);

    /// <inheritdoc/>
    public bool Equals(DaosAnchor other) => AsBytes(in _native).SequenceEqual(AsBytes(in other._native));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DaosAnchor other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = new();
        hash.AddBytes(AsBytes(in _native));
        return hash.ToHashCode();
    }

    private static ReadOnlySpan<byte> AsBytes(in daos_anchor_t anchor) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<daos_anchor_t>(in Unsafe.AsRef(in anchor)));
}
