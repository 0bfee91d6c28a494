using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace DaosSharp.Embedded.Interface;

/// <summary>Zero-terminated text of C callers.</summary>
internal static unsafe class NativeText
{
    /// <summary>Null for a null pointer.</summary>
    public static string? Read(sbyte* text) => text == null ? null : Marshal.PtrToStringUTF8((nint)text);

    public static ReadOnlySpan<byte> Bytes(sbyte* text) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)text);

    /// <summary>A text that ends with a zero byte or after a number of bytes: nothing behind either is looked at.</summary>
    public static ReadOnlySpan<byte> Bytes(sbyte* text, ulong maxLength)
    {
        ReadOnlySpan<byte> reachable = new(text, (int)Math.Min(maxLength, int.MaxValue));
        int end = reachable.IndexOf((byte)0);
        return end < 0 ? reachable : reachable[..end];
    }

    /// <summary>A copy of a text with its end in memory of malloc.</summary>
    public static sbyte* Allocate(ReadOnlySpan<byte> text)
    {
        byte* copy = (byte*)NativeMemory.Alloc((nuint)text.Length + 1);
        text.CopyTo(new Span<byte>(copy, text.Length));
        copy[text.Length] = 0;
        return (sbyte*)copy;
    }

    /// <summary>Writes a text with its end; the buffer must have room for it.</summary>
    public static void Write(string text, Span<byte> buffer)
    {
        int length = Encoding.UTF8.GetBytes(text, buffer[..^1]);
        buffer[length] = 0;
    }

    /// <summary>Copies a text as UTF-8, cut to the buffer at a character boundary and always ended by a zero byte.</summary>
    /// <param name="text">The text.</param>
    /// <param name="buffer">Room for <paramref name="size"/> bytes; null to ask for the length only.</param>
    /// <param name="size">Size of the buffer in bytes, with the zero byte.</param>
    /// <returns>Length of the whole text in bytes, without the end.</returns>
    public static int Copy(string text, sbyte* buffer, nuint size)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        if (buffer == null || size == 0)
        {
            return length;
        }

        Span<byte> target = new(buffer, (int)Math.Min(size - 1, int.MaxValue - 1));
        Utf8.FromUtf16(text, target, out _, out int written);
        buffer[written] = 0;
        return length;
    }
}
