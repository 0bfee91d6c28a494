using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>How a key-value object or an array is opened.</summary>
public enum ObjectAccess
{
    /// <summary>It can be read. <c>DAOS_OO_RO</c></summary>
    ReadOnly = (int)Daos.DAOS_OO_RO,

    /// <summary>It can be read and changed. <c>DAOS_OO_RW</c></summary>
    ReadWrite = (int)Daos.DAOS_OO_RW,
}
