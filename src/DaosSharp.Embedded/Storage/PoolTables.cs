namespace DaosSharp.Embedded.Storage;

/// <summary>The tables of a pool's index. Every record has a checksum; what is no record type of its own is a <see cref="SealedRecord"/>.</summary>
internal readonly struct PoolTables
{
    public PoolTables(WriteTransaction txn)
    {
        Meta = txn.OpenTable("meta");
        Containers = txn.OpenTable("containers");
        ContainerIds = txn.OpenTable("container-ids");
        Labels = txn.OpenTable("labels");
        Attributes = txn.OpenTable("attributes");
        Snapshots = txn.OpenTable("snapshots");
        Objects = txn.OpenTable("objects");
        Akeys = txn.OpenTable("akeys");
        Extents = txn.OpenTable("extents");
        History = txn.OpenTable("history");
        Shared = txn.OpenTable("shared");
        Free = txn.OpenTable("free");
        FreeBySize = txn.OpenTable("free-by-size");
        Released = txn.OpenTable("released");
        Destroyed = txn.OpenTable("destroyed");
    }

    public const uint Count = 15;

    /// <summary>Name → value: format, pool properties, <see cref="PoolState"/>.</summary>
    public uint Meta { get; }

    /// <summary>Container number → <see cref="Containers.ContainerRecord"/>.</summary>
    public uint Containers { get; }

    /// <summary>Container uuid → number.</summary>
    public uint ContainerIds { get; }

    /// <summary>Container label → number.</summary>
    public uint Labels { get; }

    /// <summary>Owner (container number, 0 for the pool), attribute name → value.</summary>
    public uint Attributes { get; }

    /// <summary>Container number, epoch → empty.</summary>
    public uint Snapshots { get; }

    /// <summary>Container number, object id, and for an array akey of other objects its keys → epoch of the last update.</summary>
    public uint Objects { get; }

    /// <summary>Container number, object id, dkey, akey → <see cref="Objects.AkeyRecord"/>: the current state.</summary>
    public uint Akeys { get; }

    /// <summary>Array number, first record → <see cref="Objects.ExtentRecord"/>: the current, non-overlapping extents.</summary>
    public uint Extents { get; }

    /// <summary>Superseded akey and extent records that a snapshot still shows, with the epoch of their end.</summary>
    public uint History { get; }

    /// <summary>Offset of a data block that more than one record uses → number of users.</summary>
    public uint Shared { get; }

    /// <summary>Offset → length of free space in the data file.</summary>
    public uint Free { get; }

    /// <summary>Length, offset of free space in the data file → empty.</summary>
    public uint FreeBySize { get; }

    /// <summary>Transaction number, offset → length: space given up by a transaction that running reads may still need.</summary>
    public uint Released { get; }

    /// <summary>Container number → empty: destroyed containers whose records are not all removed yet.</summary>
    public uint Destroyed { get; }
}
