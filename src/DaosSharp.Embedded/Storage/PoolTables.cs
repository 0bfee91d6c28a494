namespace DaosSharp.Embedded.Storage;

/// <summary>The tables of a pool's index. Every record has a checksum; what is no record type of its own is a <see cref="SealedRecord"/>.</summary>
internal readonly struct PoolTables
{
    /// <param name="create">For a new pool. In an old one a table that is missing is damage: an empty one would hide what was in it.</param>
    public PoolTables(WriteTransaction txn, bool create)
    {
        Meta = txn.OpenTable("meta", create);
        Containers = txn.OpenTable("containers", create);
        ContainerIds = txn.OpenTable("container-ids", create);
        Labels = txn.OpenTable("labels", create);
        Attributes = txn.OpenTable("attributes", create);
        Snapshots = txn.OpenTable("snapshots", create);
        Objects = txn.OpenTable("objects", create);
        Akeys = txn.OpenTable("akeys", create);
        Extents = txn.OpenTable("extents", create);
        History = txn.OpenTable("history", create);
        Shared = txn.OpenTable("shared", create);
        Free = txn.OpenTable("free", create);
        FreeBySize = txn.OpenTable("free-by-size", create);
        Released = txn.OpenTable("released", create);
        Destroyed = txn.OpenTable("destroyed", create);
        Sessions = txn.OpenTable("sessions", create);
    }

    public const uint Count = 16;

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

    /// <summary>Container number (0 for the pool), session → <see cref="Embedded.Sessions.SessionRecord"/>: who has it open, in any process.</summary>
    public uint Sessions { get; }
}
