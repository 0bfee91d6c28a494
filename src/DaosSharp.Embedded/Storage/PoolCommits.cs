using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// How commits of a pool reach the disk. With full durability the data file is synced before the index names its blocks, and the commit
/// returns when the disk has it: one sync of each file for all operations of the transaction.
/// </summary>
internal sealed class PoolCommits
{
    private readonly LmdbEnvironment _environment;
    private readonly DataFile _data;
    private readonly bool _isFull;
    private ulong _lastDurable;

    public PoolCommits(LmdbEnvironment environment, DataFile data, dse_durability durability)
    {
        _environment = environment;
        _data = data;
        Durability = durability;
        _isFull = durability == dse_durability.DSE_DURABILITY_FULL;
        if (_isFull)
        {
            environment.SyncCommits();
        }
    }

    public dse_durability Durability { get; }

    public void Commit(WriteTransaction txn)
    {
        if (!_isFull)
        {
            txn.Commit();
            return;
        }

        ulong id = txn.Id;
        _data.SyncWritten();
        txn.Commit();
        _lastDurable = id;
    }

    /// <summary>
    /// Called in a write before space that an earlier transaction gave up is written over: that transaction must be on the disk, or after
    /// a loss of power the blocks would be in use again. It is, unless another process died within its commit.
    /// </summary>
    public void BeforeReuse(WriteTransaction txn)
    {
        ulong before = txn.Id - 1;
        if (_isFull && _lastDurable < before)
        {
            _environment.Sync();
            _lastDurable = before;
        }
    }
}
