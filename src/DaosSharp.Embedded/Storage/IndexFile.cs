using System.Buffers.Binary;

namespace DaosSharp.Embedded.Storage;

/// <summary>Checks of LMDB's file before LMDB maps it: it trusts its pages, and a truncated file would be a SIGBUS.</summary>
internal static class IndexFile
{
    public const string Name = "data.mdb";

    private const uint Magic = 0xBEEFC0DE;
    private const uint DataVersion = 1;
    private const int PageHeader = 16;
    private const int MetaSize = 152;
    private const ushort MetaPage = 0x08;

    /// <summary>Refuses an index whose meta pages are damaged or whose file ends before the last page that they name.</summary>
    public static void Check(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new EngineException(Der.FormatInvalid, $"'{path}' is missing");
        }

        int pageSize = Environment.SystemPageSize;
        if (file.Length < 2L * pageSize)
        {
            throw new EngineException(Der.FormatInvalid, $"'{path}' is truncated: {file.Length} bytes");
        }

        byte[] pages = new byte[2 * pageSize];
        using (FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            stream.ReadExactly(pages);
        }

        for (int i = 0; i < 2; i++)
        {
            CheckMeta(path, pages.AsSpan(i * pageSize, pageSize), i, file.Length);
        }
    }

    private static void CheckMeta(string path, ReadOnlySpan<byte> page, int number, long fileLength)
    {
        ReadOnlySpan<byte> meta = page.Slice(PageHeader, MetaSize - PageHeader);
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(meta[4..]);
        uint pageSize = BinaryPrimitives.ReadUInt32LittleEndian(meta[24..]);
        ulong lastPage = BinaryPrimitives.ReadUInt64LittleEndian(meta[120..]);
        if (BinaryPrimitives.ReadUInt64LittleEndian(page) != (ulong)number
            || (BinaryPrimitives.ReadUInt16LittleEndian(page[10..]) & MetaPage) == 0
            || BinaryPrimitives.ReadUInt32LittleEndian(meta) != Magic || version != DataVersion || pageSize != page.Length)
        {
            throw new EngineException(Der.FormatInvalid, $"'{path}' is damaged: meta page {number}");
        }

        if (((UInt128)lastPage + 1) * pageSize > (UInt128)fileLength)
        {
            throw new EngineException(Der.FormatInvalid, $"'{path}' is truncated: {fileLength} bytes, but the index has {lastPage + 1} pages of {pageSize}");
        }
    }
}
