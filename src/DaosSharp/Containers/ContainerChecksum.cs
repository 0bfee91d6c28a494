using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Checksums that DAOS keeps of a container's data (<c>DAOS_PROP_CO_CSUM</c>).</summary>
public enum ContainerChecksum
{
    /// <summary>None.</summary>
    Off = (int)Daos.DAOS_PROP_CO_CSUM_OFF,

    /// <summary>CRC-16.</summary>
    Crc16 = (int)Daos.DAOS_PROP_CO_CSUM_CRC16,

    /// <summary>CRC-32.</summary>
    Crc32 = (int)Daos.DAOS_PROP_CO_CSUM_CRC32,

    /// <summary>CRC-64.</summary>
    Crc64 = (int)Daos.DAOS_PROP_CO_CSUM_CRC64,

    /// <summary>SHA-1.</summary>
    Sha1 = (int)Daos.DAOS_PROP_CO_CSUM_SHA1,

    /// <summary>SHA-256.</summary>
    Sha256 = (int)Daos.DAOS_PROP_CO_CSUM_SHA256,

    /// <summary>SHA-512.</summary>
    Sha512 = (int)Daos.DAOS_PROP_CO_CSUM_SHA512,

    /// <summary>Adler-32.</summary>
    Adler32 = (int)Daos.DAOS_PROP_CO_CSUM_ADLER32,
}
