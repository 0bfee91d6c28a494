namespace DaosSharp;

/// <summary>What is wrong with a pool, by where a check found it.</summary>
public enum PoolFindingKind
{
    /// <summary>A file or a page of the index breaks the rules of its format. What stands behind it could not be read.</summary>
    Index = 1,

    /// <summary>A record of the index does not agree with its checksum, or has impossible content.</summary>
    Record = 2,

    /// <summary>Stored data do not agree with their checksum, or the data file ends before them. Reading them gives <see cref="DaosError.Checksum"/>.</summary>
    Data = 3,

    /// <summary>A record names something that is not there, or is not named where it should be.</summary>
    Reference = 4,

    /// <summary>Space of the data file is used twice, free and in use, lost, or counted wrong.</summary>
    Space = 5,
}
