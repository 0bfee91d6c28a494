using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>
/// How many transactions the engine has committed to the index of a store's only pool: LMDB numbers them, and its two meta pages hold the
/// numbers of the last two. Read from the file, so that it is what happened and not what the engine thinks.
/// </summary>
internal sealed class CommitCounter
{
    // Behind the page header: magic, version, address, size, two table records, last page.
    private const int NumberOffset = 16 + 4 + 4 + 8 + 8 + 2 * 48 + 8;

    private readonly string _file;

    public CommitCounter(string storeDirectory) =>
        _file = Directory.GetFiles(Path.Combine(storeDirectory, "pools"), "data.mdb", SearchOption.AllDirectories).Single();

    public long Read()
    {
        using SafeFileHandle file = File.OpenHandle(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Math.Max(Number(file, 0), Number(file, Environment.SystemPageSize));
    }

    private static long Number(SafeFileHandle file, long page)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        return RandomAccess.Read(file, number, page + NumberOffset) == number.Length ? BinaryPrimitives.ReadInt64LittleEndian(number) : 0;
    }
}
