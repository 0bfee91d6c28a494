using System.Text;
using System.Text.Unicode;

namespace DaosSharp.Embedded;

/// <summary>The words for the last failure of the calling thread, as C sees them. A success leaves them as they are.</summary>
internal static unsafe class LastError
{
    [ThreadStatic]
    private static string? _text;

    /// <summary>The words of the thread's last failure; empty when there was none.</summary>
    public static string Text => _text ?? "";

    /// <summary>Notes the words for a failure. They are encoded only when somebody asks for them.</summary>
    public static void Set(string text) => _text = text;

    /// <summary>Forgets the thread's last failure.</summary>
    public static void Clear() => _text = null;

    /// <summary>Notes the words for a failure and gives its code back, for use in a return statement.</summary>
    public static int Fail(int code, string text)
    {
        _text = text;
        return code;
    }

    /// <summary>
    /// Copies the words as UTF-8, cut to the buffer at a character boundary and always ended by a zero byte.
    /// </summary>
    /// <param name="buffer">Room for <paramref name="size"/> bytes; null to ask for the length only.</param>
    /// <param name="size">Size of the buffer in bytes, with the zero byte.</param>
    /// <returns>Length of the whole text in bytes, without the end.</returns>
    public static int CopyTo(sbyte* buffer, nuint size)
    {
        string text = Text;
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
