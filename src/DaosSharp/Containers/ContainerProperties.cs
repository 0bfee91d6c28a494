namespace DaosSharp;

/// <summary>The properties that a container was created with.</summary>
/// <param name="Label">Its label; null when it has none.</param>
/// <param name="Layout">What it is used as; a number without a name when the library is newer than this program.</param>
/// <param name="RedundancyFactor">Number of engines whose loss its objects survive.</param>
/// <param name="Checksum">Checksums that DAOS keeps of its data.</param>
/// <param name="ErasureCodeCellSize">Size of an erasure-code cell in bytes.</param>
public sealed record ContainerProperties(
    string? Label, ContainerLayout Layout, int RedundancyFactor, ContainerChecksum Checksum, long ErasureCodeCellSize)
{
    /// <summary>Compression.</summary>
    public ContainerCompression Compression { get; init; }

    /// <summary>Encryption.</summary>
    public ContainerEncryption Encryption { get; init; }

    /// <summary>Deduplication.</summary>
    public ContainerDeduplication Deduplication { get; init; }
}
