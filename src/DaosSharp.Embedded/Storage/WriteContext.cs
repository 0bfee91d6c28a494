using System.Buffers.Binary;

namespace DaosSharp.Embedded.Storage;

/// <summary>What a modification works with: the write transaction, the pool's counters, the epoch, the snapshots to keep.</summary>
internal sealed class WriteContext
{
    private PoolState _state;
    private uint _snapshotContainer;
    private ulong _newestSnapshot;
    private uint _knownContainer;
    private PoolState _stateBefore;
    private long _changesBefore;
    private bool _isFirst;

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

    /// <summary>True when this transaction takes sessions away.</summary>
    public bool SessionsChanged { get; set; }

    /// <summary>Begins anew after the end, with nothing known of earlier operations. Saves the next operation its garbage.</summary>
    public WriteContext Restart()
    {
        _snapshotContainer = 0;
        _newestSnapshot = 0;
        _knownContainer = 0;
        SessionsChanged = false;
        Txn.Begin();
        Load();
        return this;
    }

    /// <summary>Begins an operation of this transaction, with an epoch of its own.</summary>
    public void BeginOperation()
    {
        _stateBefore = _state;
        _changesBefore = Txn.Changes;

        // The clock once a transaction; the next epoch is later in any case.
        Epoch = _isFirst ? Storage.Epoch.Next(_state.LastEpoch) : _state.LastEpoch + 1;
        _isFirst = false;
        _state.LastEpoch = Epoch;
    }

    /// <summary>Goes back to before the operation. False when it has changed the index: then the transaction must end.</summary>
    public bool TryForgetOperation()
    {
        _state = _stateBefore;
        return Txn.Changes == _changesBefore;
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

    /// <summary>
    /// For an operation through a handle: false when the container was destroyed, -DER_NO_HDL when this process lost it to another one.
    /// </summary>
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

        if (!Store.Sessions.IsOpen(container))
        {
            throw Handles.ContainerHandle.Lost();
        }

        _knownContainer = container;
        return true;
    }

    /// <summary>Forgets what was read of the snapshots, after they changed in this transaction.</summary>
    public void SnapshotsChanged() => _snapshotContainer = 0;

    public void Commit()
    {
        _state.Write(Txn, Tables);
        Store.Links.Require();
        Txn.Environment.ClearDeadReadersSoon();
        ulong id = Txn.Id;
        Store.Commits.Commit(Txn);
        if (!SessionsChanged)
        {
            Store.Sessions.Committed(id);
        }
    }

    /// <summary>Discards what was not committed.</summary>
    public void End() => Txn.Dispose();

    private void Load()
    {
        try
        {
            Store.Sessions.Look(Txn, Txn.Id - 1);
            _state = PoolState.Read(Txn, Tables);
        }
        catch
        {
            Txn.Dispose();
            throw;
        }

        _isFirst = true;
    }

    private ulong FindNewestSnapshot(uint container)
    {
        Span<byte> key = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(key, container);
        BinaryPrimitives.WriteUInt64BigEndian(key[4..], ulong.MaxValue);
        using Cursor cursor = Txn.OpenCursor(Tables.Snapshots);
        bool found = cursor.SeekBelow(key);
        if (!found || !cursor.Key.StartsWith(key[..4]))
        {
            return 0;
        }

        SealedRecord.Open(cursor.Key, cursor.Value, 0, "a snapshot");
        return BinaryPrimitives.ReadUInt64BigEndian(cursor.Key[4..]);
    }
}
