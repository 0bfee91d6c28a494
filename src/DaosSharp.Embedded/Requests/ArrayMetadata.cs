using System.Runtime.InteropServices;

namespace DaosSharp.Embedded.Requests;

/// <summary>The single value under dkey 0 that makes an object of type DAOS_OT_ARRAY an array, as libdaos lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ArrayMetadata
{
    private const ulong Magic = 0xDACA55A9DACA55A9;

    private ulong _magic;
    private ulong _cellSize;
    private ulong _chunkSize;

    /// <summary>Bytes of a cell.</summary>
    public readonly ulong CellSize => _cellSize;

    /// <summary>Cells of a dkey.</summary>
    public readonly ulong ChunkSize => _chunkSize;

    public readonly bool IsValid => _magic == Magic && _cellSize != 0 && _chunkSize != 0;

    public static ArrayMetadata Create(ulong cellSize, ulong chunkSize) =>
        new() { _magic = Magic, _cellSize = cellSize, _chunkSize = chunkSize };
}
