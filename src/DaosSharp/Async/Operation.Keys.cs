using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace DaosSharp.Async;

internal sealed unsafe partial class Operation
{
    /// <summary>The key that was set last; null for operations without one.</summary>
    public byte* KeyAddress { get; private set; }

    /// <summary>Writes a zero-terminated key.</summary>
    /// <param name="key">Text; neither empty nor with zeros or unpaired surrogates.</param>
    /// <returns>Address of the UTF-8 form.</returns>
    public sbyte* SetKey(ReadOnlySpan<char> key)
    {
        // Encoding without a replacement is the only check for surrogates; the size of long keys is not known before.
        byte* place = (byte*)&Block->Key;
        int room = OperationBlock.KeyBytes - 1;
        OperationStatus status = Utf8.FromUtf16(key, new Span<byte>(place, room), out _, out int length, replaceInvalidSequences: false);
        if (status == OperationStatus.DestinationTooSmall)
        {
            room = Math.Min(Encoding.UTF8.GetMaxByteCount(Math.Min(key.Length, DaosKeyValue.MaxKeyLength)), DaosKeyValue.MaxKeyLength);
            place = AttachOverflow(room + 1);
            status = Utf8.FromUtf16(key, new Span<byte>(place, room), out _, out length, replaceInvalidSequences: false);
        }
        if (status == OperationStatus.InvalidData)
            ThrowBadKey("The key has an unpaired surrogate, which UTF-8 cannot represent.");
        if (status != OperationStatus.Done)
            ThrowTooLong();
        return FinishKey(place, length);
    }

    /// <summary>Writes a zero-terminated key.</summary>
    /// <param name="key">UTF-8 or other bytes; neither empty nor with zeros.</param>
    /// <returns>Address of the key.</returns>
    public sbyte* SetKey(ReadOnlySpan<byte> key)
    {
        if (key.Length > DaosKeyValue.MaxKeyLength)
            ThrowTooLong();
        byte* place = key.Length < OperationBlock.KeyBytes ? (byte*)&Block->Key : AttachOverflow(key.Length + 1);
        key.CopyTo(new Span<byte>(place, key.Length));
        return FinishKey(place, key.Length);
    }

    private sbyte* FinishKey(byte* place, int length)
    {
        if (length == 0)
            ThrowBadKey("The key is empty.");
        if (new ReadOnlySpan<byte>(place, length).Contains((byte)0))
            ThrowBadKey("The key has a NUL inside, where C would end it.");
        place[length] = 0;
        KeyAddress = place;
        return (sbyte*)place;
    }

    private static void ThrowTooLong() => ThrowBadKey($"The key is too long; at most {DaosKeyValue.MaxKeyLength} bytes are allowed.");

    [DoesNotReturn]
    [SuppressMessage("Usage", "CA2208", Justification = "The parameter is that of the public method.")]
    private static void ThrowBadKey(string message) => throw new ArgumentException(message, "key");
}
