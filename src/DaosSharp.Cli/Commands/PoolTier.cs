namespace DaosSharp.Cli.Commands;

/// <summary>One storage tier of a pool.</summary>
/// <param name="Media">scm or nvme.</param>
/// <param name="Space">Capacity and free space.</param>
/// <param name="Spread">Free space over targets.</param>
/// <param name="Imbalance">By how much of a target's share the emptiest and the fullest differ, in percent.</param>
internal sealed record PoolTier(string Media, StorageSpace Space, StorageSpread Spread, uint Imbalance)
{
    /// <summary>In percent.</summary>
    public int Used => Space.Total == 0 ? 0 : (int)((Space.Total - Space.Free) * 100.0 / Space.Total);

    public static PoolTier Of(string media, StorageSpace space, StorageSpread spread, PoolInfo pool) => new(
        media,
        space,
        spread,
        space.Total == 0 ? 0 : (uint)((spread.Max - spread.Min) * 100.0 * Math.Max(pool.ActiveTargetCount, 1) / space.Total));
}
