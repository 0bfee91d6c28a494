using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace DaosSharp;

/// <summary>
/// A dkey or akey (<c>daos_key_t</c>): text (UTF-8), a 64-bit number, or any bytes. Objects with integer keys take numbers only, in the
/// order of which they are listed; other objects take all three, a number as its 8 bytes in little-endian order. Two keys are equal when
/// their bytes are. Bytes are not copied: they must stay as they are while the key is used.
/// </summary>
public readonly struct DaosKey : IEquatable<DaosKey>
{
    /// <summary>Longest key in bytes.</summary>
    public const int MaxLength = 1 << 20;

    private readonly string? _text;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly ulong _number;
    private readonly bool _isNumber;

    /// <summary>A key of text.</summary>
    /// <param name="text">Not empty, without unpaired surrogates.</param>
    public DaosKey(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        _text = text;
        Length = StrictUtf8.GetByteCount(text);
        CheckLength();
    }

    /// <summary>A key of bytes.</summary>
    /// <param name="bytes">One to <see cref="MaxLength"/> bytes, not copied.</param>
    public DaosKey(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new ArgumentException("A key has at least one byte.", nameof(bytes));
        _bytes = bytes;
        Length = bytes.Length;
        CheckLength();
    }

    /// <summary>A number as key.</summary>
    /// <param name="number">Any number.</param>
    public DaosKey(ulong number)
    {
        _number = number;
        _isNumber = true;
        Length = sizeof(ulong);
    }

    /// <summary>Length in bytes; 0 only for the default value, which is no key.</summary>
    public int Length { get; }

    /// <summary>Text as key.</summary>
    /// <param name="text">The text.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructors are the named form.")]
    public static implicit operator DaosKey(string text) => new(text);

    /// <summary>A number as key.</summary>
    /// <param name="number">The number.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructors are the named form.")]
    public static implicit operator DaosKey(ulong number) => new(number);

    /// <summary>Bytes as key.</summary>
    /// <param name="bytes">The bytes.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructors are the named form.")]
    public static implicit operator DaosKey(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>Bytes as key.</summary>
    /// <param name="bytes">The bytes.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructors are the named form.")]
    public static implicit operator DaosKey(byte[] bytes) => new((ReadOnlyMemory<byte>)bytes);

    /// <summary>Whether two keys have the same bytes.</summary>
    public static bool operator ==(DaosKey left, DaosKey right) => left.Equals(right);

    /// <summary>Whether two keys have different bytes.</summary>
    public static bool operator !=(DaosKey left, DaosKey right) => !left.Equals(right);

    /// <summary>Writes the bytes of the key.</summary>
    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    public void CopyTo(Span<byte> destination)
    {
        if (_isNumber)
            BinaryPrimitives.WriteUInt64LittleEndian(destination, _number);
        else if (_text is not null)
            StrictUtf8.GetBytes(_text, destination);
        else
            _bytes.Span.CopyTo(destination);
    }

    /// <summary>The bytes of the key, copied.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>The key as a number.</summary>
    /// <exception cref="InvalidOperationException">The key does not have 8 bytes.</exception>
    public ulong ToUInt64() => _isNumber ? _number
        : Length == sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(ToArray())
        : throw new InvalidOperationException($"A key of {Length} bytes is no 64-bit number.");

    /// <summary>The key as text.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public string ToText() => _text ?? StrictUtf8.GetString(ToArray());

    /// <inheritdoc/>
    public bool Equals(DaosKey other) =>
        _isNumber && other._isNumber ? _number == other._number
        : _text is not null && other._text is not null ? _text == other._text
        : Length == other.Length && ToArray().AsSpan().SequenceEqual(other.ToArray());

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is DaosKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(ToArray());
        return hash.ToHashCode();
    }

    /// <summary>The number, or the bytes as text, for messages.</summary>
    public override string ToString() => _isNumber ? _number.ToString(CultureInfo.InvariantCulture) : _text ?? Encoding.UTF8.GetString(_bytes.Span);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private void CheckLength()
    {
        if (Length > MaxLength)
            throw new ArgumentException($"A key has at most {MaxLength} bytes, not {Length}.");
    }
}
