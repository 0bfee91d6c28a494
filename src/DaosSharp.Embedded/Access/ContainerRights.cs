namespace DaosSharp.Embedded.Access;

/// <summary>What may be done through one handle of a container.</summary>
[Flags]
internal enum ContainerRights
{
    None = 0,
    ReadData = 1,
    WriteData = 2,
    GetProperties = 4,
    SetProperties = 8,
    GetAccess = 16,
    SetAccess = 32,
    SetOwner = 64,
    Delete = 128,
    OpenExclusively = 256,
    EvictAll = 512,

    /// <summary>One of them is needed to open a container at all.</summary>
    AnyRead = ReadData | GetProperties | GetAccess,

    /// <summary>One of them is needed to open it for writing.</summary>
    AnyWrite = WriteData | SetProperties | SetAccess | SetOwner,
}
