using System.Buffers;
using System.Text.Unicode;

namespace DaosSharp;

/// <summary>
/// A zero-terminated UTF-8 string for one blocking call: in the caller's stack memory when it fits, else in a pooled array.
/// Text that C would see cut short (a NUL inside) or changed (unpaired surrogates) is refused.
/// </summary>
internal ref struct NativeText
{
    /// <summary>Stack memory that callers offer. Text of up to 255 bytes needs no other.</summary>
    public const int StackBytes = 256;

    private readonly Span<byte> _bytes;
    private byte[]? _rented;

    /// <param name="text">The text; null is refused, and so is the empty text.</param>
    /// <param name="scratch">Stack memory.</param>
    /// <param name="maxBytes">Longest text in bytes, without the end.</param>
    /// <param name="parameter">Name of the public parameter, for exceptions.</param>
    public NativeText(string text, Span<byte> scratch, int maxBytes, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        OperationStatus status = Utf8.FromUtf16(text, scratch[..^1], out _, out int length, replaceInvalidSequences: false);
        if (status == OperationStatus.DestinationTooSmall)
        {
            // A UTF-16 unit needs at most 3 bytes, and at least 1: what is certainly too long is refused before memory is rented for it.
            if (text.Length > maxBytes)
                throw TooLong(text.Length, maxBytes, parameter);
            _rented = ArrayPool<byte>.Shared.Rent(text.Length * 3 + 1);
            scratch = _rented;
            status = Utf8.FromUtf16(text, scratch[..^1], out _, out length, replaceInvalidSequences: false);
        }
        if (status != OperationStatus.Done)
            Refuse(new ArgumentException("The text has an unpaired surrogate, which UTF-8 cannot represent.", parameter));
        _bytes = Finish(scratch, length, maxBytes, parameter);
    }

    /// <param name="text">UTF-8 without an end; the empty text is refused.</param>
    /// <param name="scratch">Stack memory.</param>
    /// <param name="maxBytes">Longest text in bytes, without the end.</param>
    /// <param name="parameter">Name of the public parameter, for exceptions.</param>
    public NativeText(ReadOnlySpan<byte> text, Span<byte> scratch, int maxBytes, string parameter)
    {
        if (text.Length > maxBytes)
            throw TooLong(text.Length, maxBytes, parameter);
        if (text.Length >= scratch.Length)
            scratch = _rented = ArrayPool<byte>.Shared.Rent(text.Length + 1);
        text.CopyTo(scratch);
        _bytes = Finish(scratch, text.Length, maxBytes, parameter);
    }

    /// <summary>For the fixed statement.</summary>
    public readonly ref byte GetPinnableReference() => ref _bytes[0];

    /// <summary>A copy with its end.</summary>
    public readonly byte[] ToArray() => _bytes.ToArray();

    /// <summary>Gives the pooled array back.</summary>
    public void Dispose()
    {
        byte[]? rented = _rented;
        _rented = null;
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }

    private Span<byte> Finish(Span<byte> buffer, int length, int maxBytes, string parameter)
    {
        if (length == 0)
            Refuse(new ArgumentException("The text is empty.", parameter));
        if (length > maxBytes)
            Refuse(TooLong(length, maxBytes, parameter));
        if (buffer[..length].Contains((byte)0))
            Refuse(new ArgumentException("The text has a NUL inside, where C would end it.", parameter));
        buffer[length] = 0;
        return buffer[..(length + 1)];
    }

    private void Refuse(ArgumentException reason)
    {
        Dispose();
        throw reason;
    }

    private static ArgumentException TooLong(int length, int maxBytes, string parameter) =>
        new($"The text has {length} bytes or more; at most {maxBytes} are allowed.", parameter);
}
