using System.Runtime.InteropServices;
using System.Text;

namespace DaosSharp.Embedded.Events;

/// <summary>The words for the failure of an event's operation, from its end to the next launch: native memory, since its event is.</summary>
internal unsafe struct EventWords
{
    /// <summary>UTF-8 with a zero byte at its end; null when there are none.</summary>
    private byte* _text;

    public readonly string Text => Marshal.PtrToStringUTF8((nint)_text) ?? "";

    /// <summary>Keeps the words; a failure without memory for them has none.</summary>
    public void Set(string words)
    {
        Clear();
        int length = Encoding.UTF8.GetByteCount(words);
        try
        {
            _text = (byte*)NativeMemory.Alloc((nuint)length + 1);
        }
        catch (OutOfMemoryException)
        {
            return;
        }

        Encoding.UTF8.GetBytes(words, new Span<byte>(_text, length));
        _text[length] = 0;
    }

    public void Clear()
    {
        if (_text == null)
        {
            return;
        }

        NativeMemory.Free(_text);
        _text = null;
    }
}
