using DaosSharp.Embedded.Interface;

namespace DaosSharp.Embedded;

/// <summary>The words for the last failure of the calling thread, as C sees them. A success leaves them as they are.</summary>
internal static unsafe class LastError
{
    [ThreadStatic]
    private static string? _text;

    /// <summary>The code that goes with the words; 0 when an event has got them, or nobody knows the code.</summary>
    [ThreadStatic]
    private static int _code;

    /// <summary>The words of the thread's last failure; empty when there was none.</summary>
    public static string Text => _text ?? "";

    /// <summary>Notes the words for a failure. They are encoded only when somebody asks for them.</summary>
    public static void Set(string text, int code = 0)
    {
        _text = text;
        _code = code;
    }

    /// <summary>Forgets the thread's last failure.</summary>
    public static void Clear() => _text = null;

    /// <summary>Notes the words for a failure and gives its code back, for use in a return statement.</summary>
    public static int Fail(int code, string text)
    {
        Set(text, code);
        return code;
    }

    /// <summary>The code of the failure that the words are for; 0 when it is not known, or an event has got the words.</summary>
    public static int Code => _code;

    /// <summary>Lets no event get the words of an earlier failure.</summary>
    public static void Disown() => _code = 0;

    /// <summary>Gives the words of a failure to its event, once; null when that failure had none.</summary>
    /// <param name="code">DER code of the failure.</param>
    public static string? TakeFor(int code)
    {
        string? text = code == _code ? _text : null;
        _code = 0;
        return text;
    }

    /// <summary>Copies the words for a C caller, see <see cref="NativeText.Copy"/>.</summary>
    public static int CopyTo(sbyte* buffer, nuint size) => NativeText.Copy(Text, buffer, size);
}
