namespace DaosSharp.Tests.Infrastructure;

/// <summary>Bytes that differ by position and seed.</summary>
internal static class Pattern
{
    public const byte Untouched = (byte)'#';

    public static byte[] Bytes(int length, int seed = 1)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static byte[] Filled(int length)
    {
        byte[] bytes = new byte[length];
        bytes.AsSpan().Fill(Untouched);
        return bytes;
    }

    public static void AssertUntouched(ReadOnlySpan<byte> bytes) => Assert.False(bytes.ContainsAnyExcept(Untouched), "the buffer was written to");
}
