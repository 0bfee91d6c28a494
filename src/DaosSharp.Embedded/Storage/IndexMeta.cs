using System.Buffers.Binary;

namespace DaosSharp.Embedded.Storage;

/// <summary>One of the two meta pages of an LMDB file.</summary>
internal readonly ref struct IndexMeta
{
    /// <summary>Bytes before the content of every page.</summary>
    public const int PageHeader = 16;

    private const uint Magic = 0xBEEFC0DE;
    private const uint DataVersion = 1;
    private const int TableLength = 48;
    private const ushort MetaPage = 0x08;
    private const ushort IntegerKeys = 0x08;

    private readonly ReadOnlySpan<byte> _meta;

    private IndexMeta(ReadOnlySpan<byte> meta, int pageSize)
    {
        _meta = meta;
        PageSize = pageSize;
    }

    public int PageSize { get; }

    public ReadOnlySpan<byte> FreeTable => _meta.Slice(24, TableLength);

    public ReadOnlySpan<byte> MainTable => _meta.Slice(24 + TableLength, TableLength);

    /// <summary>Number of the last page in use.</summary>
    public ulong LastPage => BinaryPrimitives.ReadUInt64LittleEndian(_meta[120..]);

    /// <summary>Bytes of the file up to the last page in use.</summary>
    public UInt128 Length => ((UInt128)LastPage + 1) * (UInt128)PageSize;

    public ulong TransactionId => BinaryPrimitives.ReadUInt64LittleEndian(_meta[128..]);

    /// <summary>False for what is no meta page of this number and page size.</summary>
    public static bool TryParse(ReadOnlySpan<byte> page, int number, out IndexMeta meta)
    {
        meta = new IndexMeta(page[PageHeader..], page.Length);
        return BinaryPrimitives.ReadUInt64LittleEndian(page) == (ulong)number
            && (BinaryPrimitives.ReadUInt16LittleEndian(page[10..]) & MetaPage) != 0
            && BinaryPrimitives.ReadUInt32LittleEndian(meta._meta) == Magic
            && BinaryPrimitives.ReadUInt32LittleEndian(meta._meta[4..]) == DataVersion
            && BinaryPrimitives.ReadUInt32LittleEndian(meta.FreeTable) == (uint)page.Length
            && BinaryPrimitives.ReadUInt16LittleEndian(meta.FreeTable[4..]) == IntegerKeys
            && (meta.TransactionId == 0 || meta.TransactionId % 2 == (ulong)number);
    }
}
