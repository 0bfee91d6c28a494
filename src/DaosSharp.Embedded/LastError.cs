using DaosSharp.Embedded.Interface;

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

    /// <summary>Copies the words for a C caller, see <see cref="NativeText.Copy"/>.</summary>
    public static int CopyTo(sbyte* buffer, nuint size) => NativeText.Copy(Text, buffer, size);
}
