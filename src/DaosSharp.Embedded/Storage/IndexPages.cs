using System.Buffers.Binary;
using System.Collections;
using Microsoft.Win32.SafeHandles;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// Walks the pages of an LMDB file before LMDB maps it. LMDB trusts what it reads: a damaged page leads it outside the map and ends the
/// process, so pages are compared with their own rules first. Only for the first opener, since nothing may write meanwhile.
/// </summary>
internal sealed class IndexPages : IDisposable
{
    private const int NodeHeader = 8;
    private const int SubTableLength = 48;
    private const int MaxDepth = 32;
    private const ushort BranchPage = 0x01;
    private const ushort LeafPage = 0x02;
    private const ushort OverflowPage = 0x04;
    private const ushort BigData = 0x01;
    private const ushort SubTable = 0x02;
    private const ushort IntegerKeys = 0x08;
    private const int MaxKey = 511;

    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly int _pageSize;
    private readonly ulong _lastPage;
    private readonly BitArray _seen;
    private readonly Action<string>? _report;

    // Of one page at a time.
    private readonly (int At, int Length)[] _nodes;

    private IndexPages(string path, in IndexMeta meta, Action<string>? report)
    {
        _path = path;
        _report = report;
        _nodes = new (int At, int Length)[meta.PageSize / 2];
        _pageSize = meta.PageSize;
        _lastPage = meta.LastPage;
        _seen = new BitArray(checked((int)(meta.LastPage + 1)));
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
    }

    private enum Kind
    {
        FreeList,
        Main,
        Named,
    }

    /// <summary>Refuses an index with a page that breaks LMDB's rules.</summary>
    /// <param name="report">Gets the words for what is wrong with each table instead of an exception.</param>
    public static void Check(string path, in IndexMeta meta, Action<string>? report = null)
    {
        using IndexPages pages = new(path, meta, report);
        pages.Try(meta.FreeTable, Kind.FreeList);
        pages.Try(meta.MainTable, Kind.Main);
    }

    public void Dispose() => _file.Dispose();

    private void Try(ReadOnlySpan<byte> table, Kind kind)
    {
        if (_report == null)
        {
            Table(table, kind);
            return;
        }

        try
        {
            Table(table, kind);
        }
        catch (EngineException e) when (e.Code == Der.FormatInvalid)
        {
            _report(e.Message);
        }
    }

    private void Table(ReadOnlySpan<byte> table, Kind kind)
    {
        ushort flags = BinaryPrimitives.ReadUInt16LittleEndian(table[4..]);
        int depth = BinaryPrimitives.ReadUInt16LittleEndian(table[6..]);
        ulong entries = BinaryPrimitives.ReadUInt64LittleEndian(table[32..]);
        ulong root = BinaryPrimitives.ReadUInt64LittleEndian(table[40..]);
        Require(flags == (kind == Kind.FreeList ? IntegerKeys : 0), root, "the flags of a table are wrong");
        if (root == ulong.MaxValue)
        {
            Require(entries == 0 && depth == 0, 0, "an empty table has entries");
            return;
        }

        Require(depth is > 0 and <= MaxDepth, root, "the depth of a table is impossible");
        ulong found = Tree(root, depth, kind, default, default);
        Require(found == entries, root, $"a table should have {entries} entries and has {found}");
    }

    // Keys of the page are at least low and below high, where these are given: else a search would not find them.
    private ulong Tree(ulong number, int depth, Kind kind, ReadOnlySpan<byte> low, ReadOnlySpan<byte> high)
    {
        byte[] page = Load(number);
        ushort flags = BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(10));
        Require(flags == (depth > 1 ? BranchPage : LeafPage), number, "the kind of a page is wrong");
        int lower = BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(12));
        int upper = BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(14));
        Require(lower >= IndexMeta.PageHeader && lower <= upper && upper <= _pageSize && lower % 2 == 0, number, "the bounds of a page are wrong");
        int count = (lower - IndexMeta.PageHeader) / 2;
        Require(count >= (depth > 1 && kind != Kind.FreeList ? 2 : 1), number, "a page is empty");

        Tiles(page, number, upper, count, isBranch: depth > 1);

        ulong entries = 0;
        ReadOnlySpan<byte> key = NodeKey(page, number, upper, 0);
        for (int i = 0; i < count; i++)
        {
            // The first key of a branch page is never looked at.
            bool isKey = depth == 1 || i > 0;
            Require(!isKey || key.Length > 0 && (low.IsEmpty || Compare(low, key, kind) <= 0), number, "a key lies before its page");
            Require(!isKey || high.IsEmpty || Compare(key, high, kind) < 0, number, "a key lies behind its page");
            ReadOnlySpan<byte> next = i + 1 < count ? NodeKey(page, number, upper, i + 1) : default;
            Require(!isKey || next.IsEmpty || Compare(key, next, kind) < 0, number, "the keys of a page are out of order");
            ReadOnlySpan<byte> node = page.AsSpan(NodeAt(page, i));
            if (depth > 1)
            {
                entries += Tree(Child(node), depth - 1, kind, i > 0 ? key : low, next.IsEmpty ? high : next);
            }
            else
            {
                Leaf(number, node, key.Length, kind);
                entries++;
            }

            key = next;
        }

        return entries;
    }

    // Nodes fill a page from its upper bound to its end. LMDB moves them by their lengths: a wrong one would write over its memory.
    private void Tiles(byte[] page, ulong number, int upper, int count, bool isBranch)
    {
        for (int i = 0; i < count; i++)
        {
            long length = NodeHeader + NodeKey(page, number, upper, i).Length;
            ReadOnlySpan<byte> node = page.AsSpan(NodeAt(page, i));
            bool isLarge = !isBranch && (BinaryPrimitives.ReadUInt16LittleEndian(node[4..]) & BigData) != 0;
            length += isBranch ? 0 : isLarge ? sizeof(ulong) : BinaryPrimitives.ReadUInt32LittleEndian(node);
            Require(NodeAt(page, i) + length <= _pageSize, number, "an entry runs over the end of its page");
            _nodes[i] = (NodeAt(page, i), (int)((length + 1) & ~1L));
        }

        Span<(int At, int Length)> nodes = _nodes.AsSpan(0, count);
        nodes.Sort();
        int end = upper;
        foreach ((int at, int length) in nodes)
        {
            Require(at == end, number, "the entries of a page overlap or leave gaps");
            end += length;
        }

        Require(end == _pageSize, number, "the entries of a page do not fill it");
    }

    private ReadOnlySpan<byte> NodeKey(byte[] page, ulong number, int upper, int index)
    {
        int at = NodeAt(page, index);
        Require(at >= upper && at + NodeHeader <= _pageSize, number, "an entry lies outside its page");
        int length = BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(at + 6));
        Require(length <= MaxKey && at + NodeHeader + length <= _pageSize, number, "a key runs over the end of its page");
        return page.AsSpan(at + NodeHeader, length);
    }

    private void Leaf(ulong number, ReadOnlySpan<byte> node, int keyLength, Kind kind)
    {
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(node);
        ushort flags = BinaryPrimitives.ReadUInt16LittleEndian(node[4..]);
        ReadOnlySpan<byte> data = node[(NodeHeader + keyLength)..];
        Require((flags & ~(BigData | SubTable)) == 0, number, "the flags of an entry are wrong");

        // Tables in named tables would be walked to any depth.
        Require((flags & SubTable) == 0 || kind == Kind.Main, number, "a table stands among records");
        if ((flags & BigData) != 0)
        {
            Require(data.Length >= sizeof(ulong), number, "a large value runs over the end of its page");
            ReadOnlySpan<byte> value = Overflow(BinaryPrimitives.ReadUInt64LittleEndian(data), length, kind);
            FreeList(number, value, kind);
            return;
        }

        Require(length <= (uint)data.Length, number, "a value runs over the end of its page");
        data = data[..(int)length];
        if ((flags & SubTable) != 0)
        {
            Require(data.Length == SubTableLength, number, "the record of a table has a wrong size");
            Try(data, Kind.Named);
        }
        else
        {
            FreeList(number, data, kind);
        }
    }

    private ReadOnlySpan<byte> Overflow(ulong number, uint length, Kind kind)
    {
        byte[] first = Load(number);
        uint pages = BinaryPrimitives.ReadUInt32LittleEndian(first.AsSpan(12));
        Require(
            BinaryPrimitives.ReadUInt16LittleEndian(first.AsSpan(10)) == OverflowPage && pages > 0 && number + pages - 1 <= _lastPage
            && (ulong)length + IndexMeta.PageHeader <= (ulong)pages * (ulong)_pageSize,
            number, "the pages of a large value are wrong");
        for (uint i = 1; i < pages; i++)
        {
            See(number + i);
        }

        if (kind != Kind.FreeList)
        {
            Require((long)(number + pages) * _pageSize <= RandomAccess.GetLength(_file), number, "the file ends within a large value");
            return default;
        }

        byte[] value = new byte[length];
        Read(number * (ulong)_pageSize + IndexMeta.PageHeader, value, number);
        return value;
    }

    // What the free list names is written over: a wrong number there destroys a page in use.
    private void FreeList(ulong number, ReadOnlySpan<byte> list, Kind kind)
    {
        if (kind != Kind.FreeList)
        {
            return;
        }

        Require(list.Length >= sizeof(ulong), number, "a list of free pages is too short");
        ulong count = BinaryPrimitives.ReadUInt64LittleEndian(list);
        Require(count <= (ulong)(list.Length / sizeof(ulong) - 1), number, "a list of free pages is too short");
        for (ulong i = 1; i <= count; i++)
        {
            See(BinaryPrimitives.ReadUInt64LittleEndian(list[(int)(i * sizeof(ulong))..]));
        }
    }

    private static int NodeAt(byte[] page, int index) => BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(IndexMeta.PageHeader + 2 * index));

    private byte[] Load(ulong number)
    {
        See(number);
        byte[] page = new byte[_pageSize];
        Read(number * (ulong)_pageSize, page, number);
        Require(BinaryPrimitives.ReadUInt64LittleEndian(page) == number, number, "a page has another number");
        return page;
    }

    private void Read(ulong offset, Span<byte> buffer, ulong number)
    {
        while (!buffer.IsEmpty)
        {
            int n = RandomAccess.Read(_file, buffer, (long)offset);
            Require(n > 0, number, "the file ends within a page");
            buffer = buffer[n..];
            offset += (ulong)n;
        }
    }

    private void See(ulong number)
    {
        Require(number > 1 && number <= _lastPage, number, "a page number is out of range");
        Require(!_seen[(int)number], number, "a page is used twice");
        _seen[(int)number] = true;
    }

    private static int Compare(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Kind kind) =>
        kind == Kind.FreeList && first.Length == sizeof(ulong) && second.Length == sizeof(ulong)
            ? BinaryPrimitives.ReadUInt64LittleEndian(first).CompareTo(BinaryPrimitives.ReadUInt64LittleEndian(second))
            : first.SequenceCompareTo(second);

    private static ulong Child(ReadOnlySpan<byte> node) =>
        BinaryPrimitives.ReadUInt32LittleEndian(node) | ((ulong)BinaryPrimitives.ReadUInt16LittleEndian(node[4..]) << 32);

    private void Require(bool condition, ulong number, string what)
    {
        if (!condition)
        {
            throw new EngineException(Der.FormatInvalid, $"'{_path}' is damaged: page {number}: {what}");
        }
    }
}
