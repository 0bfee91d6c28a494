using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>How free space in one storage tier is spread over the targets of a pool, in bytes.</summary>
/// <param name="Min">Free space of the fullest target.</param>
/// <param name="Max">Free space of the emptiest target.</param>
/// <param name="Mean">Mean free space of a target.</param>
public readonly record struct StorageSpread(ulong Min, ulong Max, ulong Mean)
{
    internal static StorageSpread Of(in daos_pool_space space, daos_media_type_t media) =>
        new(space.ps_free_min[(int)media], space.ps_free_max[(int)media], space.ps_free_mean[(int)media]);
}
