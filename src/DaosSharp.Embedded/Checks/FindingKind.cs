namespace DaosSharp.Embedded.Checks;

/// <summary>What is wrong, by where it was found. The numbers are those of the C interface.</summary>
internal enum FindingKind
{
    /// <summary>A file or a page of the index breaks the rules of its format: nothing behind it can be read.</summary>
    Index = 1,

    /// <summary>A record of the index does not agree with its checksum, or has impossible content.</summary>
    Record = 2,

    /// <summary>Data in the data file do not agree with their checksum, or the file ends before them.</summary>
    Data = 3,

    /// <summary>A record names something that is not there, or is not named where it should be.</summary>
    Reference = 4,

    /// <summary>Space of the data file is used twice, free and in use, lost, or counted wrong.</summary>
    Space = 5,
}
