using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>How DAOS finds equal data that it could store once (<c>DAOS_PROP_CO_DEDUP</c>).</summary>
public enum ContainerDeduplication
{
    /// <summary>Not at all.</summary>
    Off = (int)Daos.DAOS_PROP_CO_DEDUP_OFF,

    /// <summary>By checksum, then byte by byte.</summary>
    Compare = (int)Daos.DAOS_PROP_CO_DEDUP_MEMCMP,

    /// <summary>By a strong checksum alone.</summary>
    Hash = (int)Daos.DAOS_PROP_CO_DEDUP_HASH,
}
