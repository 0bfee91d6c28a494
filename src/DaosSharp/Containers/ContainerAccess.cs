using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>How a container is opened.</summary>
public enum ContainerAccess
{
    /// <summary>Nothing in it can be changed. <c>DAOS_COO_RO</c></summary>
    ReadOnly = (int)Daos.DAOS_COO_RO,

    /// <summary>It can be read and changed. <c>DAOS_COO_RW</c></summary>
    ReadWrite = (int)Daos.DAOS_COO_RW,

    /// <summary>As <see cref="ReadWrite"/>, while nobody else has it open. <c>DAOS_COO_EX</c></summary>
    Exclusive = (int)Daos.DAOS_COO_EX,
}
