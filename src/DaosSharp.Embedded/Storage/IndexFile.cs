namespace DaosSharp.Embedded.Storage;

/// <summary>Checks of LMDB's file before LMDB maps it: it trusts its pages, and a truncated file would be a SIGBUS.</summary>
internal static class IndexFile
{
    public const string Name = "data.mdb";

    // Larger indexes are walked by a check of the pool only: opening must not take seconds.
    private const long MaxWalk = 1L << 30;

    /// <summary>Refuses an index whose meta pages are damaged or whose file ends before the last page that they name.</summary>
    /// <param name="walkPages">Also look at every page; only when nobody has the file open.</param>
    /// <param name="anySize">Also when the index is large.</param>
    public static void Check(string path, bool walkPages, bool anySize = false)
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

        IndexMeta first = ReadMeta(path, pages, 0, file.Length);
        IndexMeta second = ReadMeta(path, pages, 1, file.Length);
        if (walkPages && (anySize || file.Length <= MaxWalk))
        {
            // LMDB takes the newer one.
            IndexPages.Check(path, second.TransactionId > first.TransactionId ? second : first);
        }
    }

    private static IndexMeta ReadMeta(string path, byte[] pages, int number, long fileLength)
    {
        int pageSize = pages.Length / 2;
        if (!IndexMeta.TryParse(pages.AsSpan(number * pageSize, pageSize), number, out IndexMeta meta))
        {
            throw new EngineException(Der.FormatInvalid, $"'{path}' is damaged: meta page {number}");
        }

        return ((UInt128)meta.LastPage + 1) * (UInt128)pageSize <= (UInt128)fileLength
            ? meta
            : throw new EngineException(
                Der.FormatInvalid, $"'{path}' is truncated: {fileLength} bytes, but the index has {meta.LastPage + 1} pages of {pageSize}");
    }
}
