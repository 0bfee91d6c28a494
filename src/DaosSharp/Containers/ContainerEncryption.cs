using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Encryption that a container asks for (<c>DAOS_PROP_CO_ENCRYPT</c>). DAOS 2.6 keeps the setting and encrypts nothing.</summary>
public enum ContainerEncryption
{
    /// <summary>None.</summary>
    Off = (int)Daos.DAOS_PROP_CO_ENCRYPT_OFF,

    /// <summary>AES-XTS with 128 bits.</summary>
    AesXts128 = (int)Daos.DAOS_PROP_CO_ENCRYPT_AES_XTS128,

    /// <summary>AES-XTS with 256 bits.</summary>
    AesXts256 = (int)Daos.DAOS_PROP_CO_ENCRYPT_AES_XTS256,

    /// <summary>AES-CBC with 128 bits.</summary>
    AesCbc128 = (int)Daos.DAOS_PROP_CO_ENCRYPT_AES_CBC128,

    /// <summary>AES-CBC with 192 bits.</summary>
    AesCbc192 = (int)Daos.DAOS_PROP_CO_ENCRYPT_AES_CBC192,

    /// <summary>AES-CBC with 256 bits.</summary>
    AesCbc256 = (int)Daos.DAOS_PROP_CO_ENCRYPT_AES_CBC256,

    /// <summary>AES-GCM with 128 bits.</summary>
    AesGcm128 = (int)Daos.DAOS_PROP_CO_ENCRYPT_AES_GCM128,

    /// <summary>AES-GCM with 256 bits.</summary>
    AesGcm256 = (int)Daos.DAOS_PROP_CO_ENCRYPT_AES_GCM256,
}
