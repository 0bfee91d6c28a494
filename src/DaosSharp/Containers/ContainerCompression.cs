using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Compression that a container asks for (<c>DAOS_PROP_CO_COMPRESS</c>). DAOS 2.6 keeps the setting and compresses nothing.</summary>
public enum ContainerCompression
{
    /// <summary>None.</summary>
    Off = (int)Daos.DAOS_PROP_CO_COMPRESS_OFF,

    /// <summary>LZ4.</summary>
    Lz4 = (int)Daos.DAOS_PROP_CO_COMPRESS_LZ4,

    /// <summary>Deflate at its usual level.</summary>
    Deflate = (int)Daos.DAOS_PROP_CO_COMPRESS_DEFLATE,

    /// <summary>Deflate, level 1.</summary>
    Deflate1 = (int)Daos.DAOS_PROP_CO_COMPRESS_DEFLATE1,

    /// <summary>Deflate, level 2.</summary>
    Deflate2 = (int)Daos.DAOS_PROP_CO_COMPRESS_DEFLATE2,

    /// <summary>Deflate, level 3.</summary>
    Deflate3 = (int)Daos.DAOS_PROP_CO_COMPRESS_DEFLATE3,

    /// <summary>Deflate, level 4.</summary>
    Deflate4 = (int)Daos.DAOS_PROP_CO_COMPRESS_DEFLATE4,
}
