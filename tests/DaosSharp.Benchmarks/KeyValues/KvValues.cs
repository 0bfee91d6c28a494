using System.Numerics;
using System.Runtime.InteropServices;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>
/// Values that show whose they are: the first word is a tag, and all words XOR to zero. Writing the tag changes two words, so that both
/// sides of a comparison pay little for it; the check reads every byte.
/// </summary>
internal static class KvValues
{
    private const int Seed = 20260101;

    /// <summary>Fills a buffer with bytes that do not compress, and the tag 0.</summary>
    public static void Prepare(Span<byte> value)
    {
        new Random(Seed).NextBytes(value);
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(value);
        words[0] = 0;
        words[^1] ^= Fold(words);
    }

    /// <summary>Changes the tag of a prepared value.</summary>
    public static void Stamp(Span<byte> value, ulong tag)
    {
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(value);
        words[^1] ^= words[0] ^ tag;
        words[0] = tag;
    }

    /// <summary>The tag of a value of this length.</summary>
    /// <exception cref="InvalidDataException">The value is damaged.</exception>
    public static ulong Check(ReadOnlySpan<byte> value, int length)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(value);
        return value.Length == length && Fold(words) == 0 ? words[0] : throw new InvalidDataException("a store returned a damaged value");
    }

    private static ulong Fold(ReadOnlySpan<ulong> words)
    {
        ReadOnlySpan<Vector<ulong>> vectors = MemoryMarshal.Cast<ulong, Vector<ulong>>(words);
        Vector<ulong> sum = Vector<ulong>.Zero;
        foreach (Vector<ulong> vector in vectors)
        {
            sum ^= vector;
        }

        ulong fold = 0;
        for (int i = 0; i < Vector<ulong>.Count; i++)
        {
            fold ^= sum[i];
        }

        foreach (ulong word in words[(vectors.Length * Vector<ulong>.Count)..])
        {
            fold ^= word;
        }

        return fold;
    }
}
