using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>What a read sees: the current state of a container, or the state at a snapshot.</summary>
internal readonly ref struct ReadView
{
    public ReadView(PoolStore store, Transaction txn, uint container, ulong epoch = Storage.Epoch.Max)
    {
        Store = store;
        Txn = txn;
        Container = container;
        Epoch = epoch;
    }

    public PoolStore Store { get; }

    public Transaction Txn { get; }

    public uint Container { get; }

    /// <summary>Epoch of the snapshot, or <see cref="Storage.Epoch.Max"/> for the current state.</summary>
    public ulong Epoch { get; }

    public bool IsSnapshot => Epoch != Storage.Epoch.Max;
}
