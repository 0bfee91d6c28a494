using System.Buffers.Binary;

namespace DaosSharp.Benchmarks.Overhead;

/// <summary>The bytes of the benchmark: a fixed pattern with a number at both ends, so that every value can be told from every other.</summary>
internal static class OverheadValues
{
    /// <summary>The number in a buffer to read into: an old value would be found there otherwise.</summary>
    public const long None = -1;

    private const int StampBytes = sizeof(long);

    public static byte[] Pattern(int length)
    {
        byte[] pattern = new byte[length];
        for (int i = 0; i < length; i++)
            pattern[i] = (byte)(i * 7 + (i >> 8) + 1);
        return pattern;
    }

    public static void Stamp(Span<byte> value, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(value, number);
        BinaryPrimitives.WriteInt64LittleEndian(value[^StampBytes..], number);
    }

    /// <summary>Whether a value is that of a number, byte by byte.</summary>
    public static bool Is(ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern, long number) =>
        value.Length == pattern.Length
        && BinaryPrimitives.ReadInt64LittleEndian(value) == number
        && BinaryPrimitives.ReadInt64LittleEndian(value[^StampBytes..]) == number
        && value[StampBytes..^StampBytes].SequenceEqual(pattern[StampBytes..^StampBytes]);
}
