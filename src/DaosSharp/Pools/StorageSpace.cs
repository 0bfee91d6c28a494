using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Space in one storage tier, in bytes.</summary>
/// <param name="Total">Capacity.</param>
/// <param name="Free">What is free.</param>
public readonly record struct StorageSpace(ulong Total, ulong Free)
{
    internal static StorageSpace Of(in daos_space space, daos_media_type_t media) => new(space.s_total[(int)media], space.s_free[(int)media]);
}
