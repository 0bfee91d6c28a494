namespace DaosSharp.Embedded.Storage;

/// <summary>Checks of LMDB's file before LMDB maps it: it trusts its pages, and a truncated file would be a SIGBUS.</summary>
internal static class IndexFile
{
    public const string Name = "data.mdb";

    // Larger indexes are walked by a check of the pool only: opening must not take seconds.
    private const long MaxWalk = 1L << 30;

    // Two commits may pass between the begin of a read and the look at the meta pages.
    private const int MaxTries = 100;

    /// <summary>
    /// Refuses an index whose meta pages are damaged or whose file ends before the last page that they name.
    /// </summary>
    /// <param name="isAlone">Nobody has the file open: every page is looked at, too.</param>
    public static void Check(string path, bool isAlone)
    {
        if (!File.Exists(path))
        {
            throw new EngineException(Der.FormatInvalid, $"'{path}' is missing");
        }

        long length = new FileInfo(path).Length;
        byte[] pages = ReadMetaPages(path);
        IndexMeta first = Meta(path, pages, 0);
        IndexMeta second = Meta(path, pages, 1);

        // LMDB takes the newer one. Only then are its pages whole: those of the older one may be written over already.
        RequireNeighbours(path, first, second);
        IndexMeta newest = second.TransactionId > first.TransactionId ? second : first;
        bool isShort = newest.Length > (UInt128)length;
        if (isShort && (!isAlone || newest.Length > (UInt128)Math.Max(2 * length, MaxWalk)))
        {
            throw new EngineException(Der.FormatInvalid, $"'{path}' is truncated: {length} bytes, but the index has {newest.Length}");
        }

        if (isAlone && (isShort || length <= MaxWalk))
        {
            IndexPages.Check(path, newest);
        }

        if (isShort)
        {
            // Only pages that nothing uses are missing: LMDB numbers pages that it gives up in the same transaction, and never writes them.
            using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            file.SetLength((long)newest.Length);
        }
    }

    /// <summary>Looks at every page of an index that is open, as a running read sees it.</summary>
    /// <param name="report">Gets the words for what is wrong.</param>
    public static void CheckOpen(string path, ReadTransaction read, Action<string> report)
    {
        for (int tries = 0; tries < MaxTries; tries++)
        {
            byte[] pages = ReadMetaPages(path);
            IndexMeta first = Meta(path, pages, 0);
            IndexMeta second = Meta(path, pages, 1);
            if (first.TransactionId == read.Id || second.TransactionId == read.Id)
            {
                IndexPages.Check(path, second.TransactionId == read.Id ? second : first, report);
                return;
            }

            // Its meta page was written over: a later read sees a later state.
            read.Restart();
        }

        throw new EngineException(Der.Busy, $"'{path}' is written to faster than it can be looked at");
    }

    // Each transaction writes the other page. Any other pair would show an older state than the last.
    private static void RequireNeighbours(string path, in IndexMeta first, in IndexMeta second)
    {
        ulong difference = first.TransactionId > second.TransactionId
            ? first.TransactionId - second.TransactionId
            : second.TransactionId - first.TransactionId;
        if (difference > 1)
        {
            throw new EngineException(
                Der.FormatInvalid, $"'{path}' is damaged: its meta pages are of the transactions {first.TransactionId} and {second.TransactionId}");
        }
    }

    private static byte[] ReadMetaPages(string path)
    {
        byte[] pages = new byte[2 * Environment.SystemPageSize];
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        int length = stream.ReadAtLeast(pages, pages.Length, throwOnEndOfStream: false);
        return length == pages.Length ? pages : throw new EngineException(Der.FormatInvalid, $"'{path}' is truncated: {length} bytes");
    }

    private static IndexMeta Meta(string path, byte[] pages, int number)
    {
        int pageSize = pages.Length / 2;
        return IndexMeta.TryParse(pages.AsSpan(number * pageSize, pageSize), number, out IndexMeta meta)
            ? meta
            : throw new EngineException(Der.FormatInvalid, $"'{path}' is damaged: meta page {number}");
    }
}
