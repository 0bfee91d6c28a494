using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>How a pool is connected to.</summary>
public enum PoolAccess
{
    /// <summary>Containers are opened, not created or destroyed. <c>DAOS_PC_RO</c></summary>
    ReadOnly = (int)Daos.DAOS_PC_RO,

    /// <summary>Containers are also created and destroyed. <c>DAOS_PC_RW</c></summary>
    ReadWrite = (int)Daos.DAOS_PC_RW,

    /// <summary>As <see cref="ReadWrite"/>, while nobody else is connected. <c>DAOS_PC_EX</c></summary>
    Exclusive = (int)Daos.DAOS_PC_EX,
}
