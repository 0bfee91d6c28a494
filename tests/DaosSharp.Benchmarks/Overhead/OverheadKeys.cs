using System.Buffers.Text;

namespace DaosSharp.Benchmarks.Overhead;

/// <summary>The keys of the benchmark: a fixed number of them, so that puts overwrite and gets find.</summary>
internal static class OverheadKeys
{
    /// <summary>Different keys.</summary>
    public const int Count = 4096;

    /// <summary>The number of an operation's key.</summary>
    public static int Number(int operation) => operation % Count;

    /// <summary>Writes the key of an operation with a zero byte behind it.</summary>
    /// <returns>Its length in bytes.</returns>
    public static int Write(Span<byte> buffer, int operation)
    {
        "step"u8.CopyTo(buffer);
        Utf8Formatter.TryFormat(Number(operation), buffer[4..], out int written);
        buffer[4 + written] = 0;
        return 4 + written;
    }
}
