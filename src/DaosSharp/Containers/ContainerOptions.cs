namespace DaosSharp;

/// <summary>How a container is created. What is left out gets DAOS's default.</summary>
public sealed record ContainerOptions
{
    /// <summary>What it is used as.</summary>
    public ContainerLayout Layout { get; init; }

    /// <summary>Number of engines whose loss its objects survive, 0 to 4. <c>DAOS_PROP_CO_REDUN_FAC</c></summary>
    public int? RedundancyFactor { get; init; }

    /// <summary>Checksums that DAOS keeps of its data. The embedded engine notes the setting and always uses its own.</summary>
    public ContainerChecksum? Checksum { get; init; }

    /// <summary>Bytes that share a checksum. <c>DAOS_PROP_CO_CSUM_CHUNK_SIZE</c></summary>
    public long? ChecksumChunkSize { get; init; }

    /// <summary>Size of an erasure-code cell in bytes, 1 KiB to 1 GiB. <c>DAOS_PROP_CO_EC_CELL_SZ</c></summary>
    public long? ErasureCodeCellSize { get; init; }

    /// <summary>Class of the objects of a file system. Of <see cref="ContainerLayout.Posix"/> on a library with DFS only.</summary>
    public ObjectClass FileSystemClass { get; init; }

    /// <summary>Chunk size of the files of a file system in bytes; 0 for the default. Of <see cref="ContainerLayout.Posix"/> on a library with DFS only.</summary>
    public long FileSystemChunkSize { get; init; }
}
