using System.Runtime.InteropServices;

namespace DaosSharp.Embedded.Access;

/// <summary>Writes text into a caller's buffer as far as it fits, always with a zero byte at the end.</summary>
internal unsafe ref struct BoundedText
{
    private byte* _pen;
    private nuint _left;

    /// <param name="size">Bytes of the buffer, at least 1.</param>
    public BoundedText(sbyte* buffer, nuint size)
    {
        NativeMemory.Clear(buffer, size);
        _pen = (byte*)buffer;
        _left = size - 1;
    }

    /// <summary>True once something did not fit; nothing more is written then.</summary>
    public bool IsCut { get; private set; }

    public void Append(scoped ReadOnlySpan<byte> text)
    {
        if (IsCut)
        {
            return;
        }

        int length = (int)Math.Min(_left, (nuint)text.Length);
        text[..length].CopyTo(new Span<byte>(_pen, length));
        _pen += length;
        _left -= (nuint)length;
        IsCut = length < text.Length;
    }

    public void Append(byte character) => Append([character]);
}
