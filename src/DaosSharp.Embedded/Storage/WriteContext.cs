using System.Buffers.Binary;

namespace DaosSharp.Embedded.Storage;

/// <summary>What a modification works with: the write transaction, the pool's counters, the epoch, the snapshots to keep.</summary>
internal sealed class WriteContext
{
    private PoolState _state;
    private uint _snapshotContainer;
    private ulong _newestSnapshot;
    private uint _knownContainer;

    public WriteContext(PoolStore store)
    {
        Store = store;
        Txn = store.Environment.BeginWrite();
        Tables = store.Tables;
        Load();
    }

    public PoolStore Store { get; }

    public WriteTransaction Txn { get; }

    public PoolTables Tables { get; }

    public ref PoolState State => ref _state;

    /// <summary>Epoch of the operation being applied.</summary>
    public ulong Epoch { get; private set; }

    /// <summary>Begins anew after the end, with nothing known of earlier operations. Saves the next operation its garbage.</summary>
    public WriteContext Restart()
    {
        _snapshotContainer = 0;
        _newestSnapshot = 0;
        _knownContainer = 0;
        Txn.Begin();
        Load();
        return this;
    }

    /// <summary>Gives the next operation of this transaction an epoch of its own.</summary>
    public void NewEpoch()
    {
        Epoch = Storage.Epoch.Next(_state.LastEpoch);
        _state.LastEpoch = Epoch;
    }

    /// <summary>True when a snapshot of the container shows what was written at <paramref name="epoch"/> and is still current.</summary>
    public bool IsInSnapshot(uint container, ulong epoch)
    {
        if (_snapshotContainer != container)
        {
            _newestSnapshot = FindNewestSnapshot(container);
            _snapshotContainer = container;
        }

        return _newestSnapshot >= epoch && _newestSnapshot != 0;
    }

    /// <summary>True while no other process has destroyed the container.</summary>
    public bool ContainerExists(uint container)
    {
        if (_knownContainer == container)
        {
            return true;
        }

        Span<byte> key = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(key, container);
        if (!Txn.TryGet(Tables.Containers, key, out _))
        {
            return false;
        }

        _knownContainer = container;
        return true;
    }

    /// <summary>Forgets what was read of the snapshots, after they changed in this transaction.</summary>
    public void SnapshotsChanged() => _snapshotContainer = 0;

    public void Commit()
    {
        _state.Write(Txn, Tables);
        Store.Commits.Commit(Txn);
    }

    /// <summary>Discards what was not committed.</summary>
    public void End() => Txn.Dispose();

    private void Load()
    {
        try
        {
            _state = PoolState.Read(Txn, Tables);
        }
        catch
        {
            Txn.Dispose();
            throw;
        }

        NewEpoch();
    }

    private ulong FindNewestSnapshot(uint container)
    {
        Span<byte> key = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(key, container);
        BinaryPrimitives.WriteUInt64BigEndian(key[4..], ulong.MaxValue);
        using Cursor cursor = Txn.OpenCursor(Tables.Snapshots);
        bool found = cursor.SeekBelow(key);
        return found && cursor.Key[..4].SequenceEqual(key[..4]) ? BinaryPrimitives.ReadUInt64BigEndian(cursor.Key[4..]) : 0;
    }
}
