using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Transactions;

/// <summary>
/// A transaction: modifications wait until the commit, which applies them in one step if nothing that was read has changed. Reads see the
/// committed state, not the transaction's own modifications, as in DAOS.
/// </summary>
internal sealed class TransactionHandle(ContainerHandle container, TransactionKind kind, ulong epoch, bool zeroCopy) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<StagedOperation> _writes = [];
    private readonly ReadSet _reads = new();
    private TransactionState _state = TransactionState.Open;

    public ContainerHandle Container { get; } = container;

    public TransactionKind Kind { get; } = kind;

    /// <summary>Epoch of the snapshot that is read; <see cref="Epoch.Max"/> for the current state.</summary>
    public ulong ReadEpoch { get; } = epoch;

    /// <summary>Epoch of what was committed; 0 before.</summary>
    public ulong CommitEpoch { get; private set; }

    /// <summary>True when data buffers are the caller's until the commit.</summary>
    public bool IsZeroCopy { get; } = zeroCopy;

    public static TransactionHandle? Find(daos_handle_t handle) =>
        HandleTable.Find<TransactionHandle>(handle, HandleKind.Transaction);

    /// <summary>Whether a read may run: 0, -DER_NO_PERM after the end, -DER_TX_RESTART after a conflict.</summary>
    public int BeginRead() => _state switch
    {
        TransactionState.Open => Der.Success,
        TransactionState.Conflicted => Der.TransactionRestart,
        _ => Der.NoPermission,
    };

    /// <summary>Notes a read of the current state; -DER_TX_RESTART when a read-only transaction sees that it changed.</summary>
    public int NoteRead(ReadOnlySpan<byte> key, ulong recordEpoch) => Note(key, recordEpoch, isListing: false);

    /// <summary>Notes a listing of the keys with a prefix, likewise.</summary>
    public int NoteListing(ReadOnlySpan<byte> prefix, ulong keys) => Note(prefix, keys, isListing: true);

    private int Note(ReadOnlySpan<byte> key, ulong state, bool isListing)
    {
        lock (_gate)
        {
            bool isSame = isListing ? _reads.NoteListing(key, state) : _reads.Note(key, state);
            if (isSame || Kind != TransactionKind.ReadOnly)
            {
                return Der.Success;
            }

            _state = TransactionState.Conflicted;
            return Der.TransactionRestart;
        }
    }

    /// <summary>Whether a modification may be added.</summary>
    public int BeginWrite() => Kind != TransactionKind.ReadWrite || _state != TransactionState.Open ? Der.NoPermission : Der.Success;

    /// <summary>Takes over a modification until the end of the transaction.</summary>
    public int Add(StagedOperation operation)
    {
        lock (_gate)
        {
            int rc = BeginWrite();
            if (rc != 0)
            {
                operation.Dispose();
                return rc;
            }

            _writes.Add(operation);
            return Der.Success;
        }
    }

    public int Commit()
    {
        lock (_gate)
        {
            if (_state == TransactionState.Committed)
            {
                return Der.Already;
            }

            if (_state != TransactionState.Open)
            {
                return Der.NoPermission;
            }

            if (Container.IsClosed)
            {
                return Der.NoHandle;
            }

            int rc = _writes.Count == 0 ? Der.Success : !Container.CanWrite ? Der.NoPermission : Apply();
            if (rc == 0)
            {
                _state = TransactionState.Committed;
                Forget();
            }
            else if (rc == Der.TransactionRestart)
            {
                _state = TransactionState.Conflicted;
            }

            return rc;
        }
    }

    public int Abort()
    {
        lock (_gate)
        {
            if (Kind == TransactionKind.Snapshot || _state is TransactionState.Committed or TransactionState.Conflicted)
            {
                return Der.NoPermission;
            }

            if (_state == TransactionState.Aborted)
            {
                return Der.Already;
            }

            _state = TransactionState.Aborted;
            Forget();
            return Der.Success;
        }
    }

    /// <summary>Begins anew after a conflict.</summary>
    public int Restart()
    {
        lock (_gate)
        {
            if (Kind == TransactionKind.Snapshot)
            {
                return Der.Invalid;
            }

            if (_state != TransactionState.Conflicted)
            {
                return Der.NoPermission;
            }

            Forget();
            _state = TransactionState.Open;
            return Der.Success;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Forget();
            _state = TransactionState.Aborted;
        }
    }

    private int Apply()
    {
        if (Container.IsEvicted)
        {
            return Der.NoHandle;
        }

        CommitOperation commit = new() { Writes = _writes, Reads = _reads };
        int rc = Container.Store.Execute(ref commit);
        CommitEpoch = rc == 0 ? commit.Epoch : 0;
        return rc;
    }

    private void Forget()
    {
        foreach (StagedOperation write in _writes)
        {
            write.Dispose();
        }

        _writes.Clear();
        _reads.Clear();
    }
}
