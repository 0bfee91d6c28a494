namespace DaosSharp.Embedded.Storage;

/// <summary>Version of the store's format, in the marker file of a system and in each pool.</summary>
internal static class FormatVersion
{
    /// <summary>2: a pool has a durability.</summary>
    public const uint Current = 2;

    private const uint Oldest = 1;

    /// <summary>Refuses what this engine cannot read.</summary>
    public static void Require(uint version, string what)
    {
        if (version is < Oldest or > Current)
        {
            throw new EngineException(
                version > Current ? Der.FormatIncompatible : Der.FormatInvalid,
                $"{what} has format {version}; this version of DaosSharp reads formats {Oldest} to {Current}");
        }
    }
}
