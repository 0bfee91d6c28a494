namespace DaosSharp.Embedded.Storage;

/// <summary>Version of the store's format, in the marker file of a system and in each pool.</summary>
internal static class FormatVersion
{
    /// <summary>
    /// 2: every record of the index has a checksum, and containers are removed in steps.
    /// 3: the sessions of all processes are in the index. 4: a pool has a durability.
    /// </summary>
    public const uint Current = 4;

    /// <summary>Refuses what this engine cannot read.</summary>
    public static void Require(ulong version, string what)
    {
        if (version == Current)
        {
            return;
        }

        throw version == 0
            ? new EngineException(Der.FormatInvalid, $"{what} is damaged: it has no format version")
            : new EngineException(
                Der.FormatIncompatible,
                $"{what} has format {version}; this version of DaosSharp reads format {Current}, "
                + (version > Current ? "a newer one is needed" : "the one that made it is needed"));
    }
}
