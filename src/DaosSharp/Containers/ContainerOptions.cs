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

    /// <summary>Compression. <c>DAOS_PROP_CO_COMPRESS</c></summary>
    public ContainerCompression? Compression { get; init; }

    /// <summary>Encryption. <c>DAOS_PROP_CO_ENCRYPT</c></summary>
    public ContainerEncryption? Encryption { get; init; }

    /// <summary>Deduplication. <c>DAOS_PROP_CO_DEDUP</c></summary>
    public ContainerDeduplication? Deduplication { get; init; }

    /// <summary>Least size in bytes of what is deduplicated, 4 KiB or more. <c>DAOS_PROP_CO_DEDUP_THRESHOLD</c></summary>
    public long? DeduplicationThreshold { get; init; }

    /// <summary>True: the server verifies checksums before it stores data. <c>DAOS_PROP_CO_CSUM_SERVER_VERIFY</c></summary>
    public bool? VerifyChecksumsOnServer { get; init; }

    /// <summary>Group that owns the container with its creator, "name@[domain]"; the creator's own unless set. <c>DAOS_PROP_CO_OWNER_GROUP</c></summary>
    public string? OwnerGroup { get; init; }

    /// <summary>Who may do what; all for the owner and reading, writing and properties for the owner group unless set. <c>DAOS_PROP_CO_ACL</c></summary>
    public DaosAcl? Acl { get; init; }

    /// <summary>Class of the objects of a file system. Of <see cref="ContainerLayout.Posix"/> on a library with DFS only.</summary>
    public ObjectClass FileSystemClass { get; init; }

    /// <summary>Chunk size of the files of a file system in bytes; 0 for the default. Of <see cref="ContainerLayout.Posix"/> on a library with DFS only.</summary>
    public long FileSystemChunkSize { get; init; }
}
