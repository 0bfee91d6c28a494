using System.Runtime.InteropServices;
using System.Text;

namespace DaosSharp.Embedded.Interface;

/// <summary>Zero-terminated text of C callers.</summary>
internal static unsafe class NativeText
{
    /// <summary>Null for a null pointer.</summary>
    public static string? Read(sbyte* text) => text == null ? null : Marshal.PtrToStringUTF8((nint)text);

    public static ReadOnlySpan<byte> Bytes(sbyte* text) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)text);

    /// <summary>Writes a text with its end; the buffer must have room for it.</summary>
    public static void Write(string text, Span<byte> buffer)
    {
        int length = Encoding.UTF8.GetBytes(text, buffer[..^1]);
        buffer[length] = 0;
    }
}
