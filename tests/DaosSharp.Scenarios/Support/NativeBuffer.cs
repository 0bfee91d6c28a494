using System.Runtime.InteropServices;
using System.Text;

namespace DaosSharp.Scenarios.Support;

/// <summary>Unmanaged memory for a call. Every byte begins as <see cref="Untouched"/>, so that bytes which a call leaves alone show.</summary>
public sealed unsafe class NativeBuffer : IDisposable
{
    /// <summary>The byte '#', which no scenario writes.</summary>
    public const byte Untouched = (byte)'#';

    private byte* _address;

    public NativeBuffer(int length)
    {
        _address = (byte*)NativeMemory.Alloc((nuint)Math.Max(length, 1));
        Length = length;
        Span.Fill(Untouched);
    }

    public int Length { get; }

    public byte* Address => _address;

    public Span<byte> Span => new(_address, Length);

    /// <summary>A buffer with a copy of data.</summary>
    public static NativeBuffer Of(ReadOnlySpan<byte> data)
    {
        NativeBuffer buffer = new(data.Length);
        data.CopyTo(buffer.Span);
        return buffer;
    }

    /// <summary>A buffer with ASCII text, without a zero byte at the end.</summary>
    public static NativeBuffer Of(string text) => Of(Encoding.ASCII.GetBytes(text));

    /// <summary>A buffer with one byte repeated.</summary>
    public static NativeBuffer Filled(int length, char value)
    {
        NativeBuffer buffer = new(length);
        buffer.Span.Fill((byte)value);
        return buffer;
    }

    /// <summary>A buffer with bytes that repeat only after 251 and differ between seeds, so that shifted or mixed data shows.</summary>
    public static NativeBuffer Pattern(int length, int seed = 1)
    {
        NativeBuffer buffer = new(length);
        Span<byte> span = buffer.Span;
        for (int i = 0; i < span.Length; i++)
            span[i] = (byte)(((i % 251) * 7 + seed * 31) % 251);
        return buffer;
    }

    /// <summary>Describes the whole buffer to a call.</summary>
    public Interop.d_iov_t ToIov() => new() { iov_buf = _address, iov_buf_len = (nuint)Length, iov_len = (nuint)Length };

    public void Dispose()
    {
        NativeMemory.Free(_address);
        _address = null;
    }
}
