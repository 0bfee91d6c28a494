using System.Globalization;
using DaosSharp.Cli.Output;

namespace DaosSharp.Cli.Values;

/// <summary>The text after --properties: name:value, separated by commas, with the names of DAOS's tools.</summary>
internal static class ContainerPropertyList
{
    public static string[] Names { get; } = ["rd_fac", "cksum", "cksum_size", "ec_cell_sz"];

    public static ContainerOptions Parse(string? text)
    {
        ContainerOptions options = new();
        HashSet<string> seen = [];
        foreach (string part in text?.Split(',') ?? [])
        {
            int colon = part.IndexOf(':', StringComparison.Ordinal);
            string name = colon < 0 ? part : part[..colon];
            string value = colon < 0 ? "" : part[(colon + 1)..];
            if (!seen.Add(name))
                throw new UsageException($"the property '{name}' is given twice");
            options = name switch
            {
                "rd_fac" => options with { RedundancyFactor = Number(name, value) },
                "cksum" => options with { Checksum = Checksum(value) },
                "cksum_size" => options with { ChecksumChunkSize = Size(name, value) },
                "ec_cell_sz" => options with { ErasureCodeCellSize = Size(name, value) },
                _ => throw new UsageException($"'{name}' is no property that can be set: {string.Join(", ", Names)}"),
            };
        }
        return options;
    }

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new UsageException($"'{value}' is no number for the property '{name}'");

    private static long Size(string name, string value) =>
        ByteSize.TryParse(value, out long size) ? size : throw new UsageException($"'{value}' is no size for the property '{name}'");

    private static ContainerChecksum Checksum(string value) => value.ToLowerInvariant() switch
    {
        "off" => ContainerChecksum.Off,
        "crc16" => ContainerChecksum.Crc16,
        "crc32" => ContainerChecksum.Crc32,
        "crc64" => ContainerChecksum.Crc64,
        "sha1" => ContainerChecksum.Sha1,
        "sha256" => ContainerChecksum.Sha256,
        "sha512" => ContainerChecksum.Sha512,
        "adler32" => ContainerChecksum.Adler32,
        _ => throw new UsageException($"'{value}' is no checksum: off, crc16, crc32, crc64, sha1, sha256, sha512, adler32"),
    };
}
