namespace DaosSharp.Embedded.Access;

/// <summary>What may be done through one connection to a pool.</summary>
[Flags]
internal enum PoolRights
{
    None = 0,
    Read = 1,
    CreateContainer = 2,
    DeleteContainer = 4,
}
