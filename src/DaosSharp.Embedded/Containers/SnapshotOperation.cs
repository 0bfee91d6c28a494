using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>Creates a snapshot of the state before it, or destroys one.</summary>
internal struct SnapshotOperation : IWriteOperation
{
    public uint Container;
    public bool IsDestroy;

    /// <summary>In: the snapshot to destroy. Out: the one that was made.</summary>
    public ulong Epoch;

    public int Apply(WriteContext context)
    {
        if (!context.ContainerExists(Container))
        {
            return Der.NonExistent;
        }

        if (IsDestroy)
        {
            return SnapshotTable.Remove(context, Container, Epoch) ? Der.Success : Der.NonExistent;
        }

        Epoch = context.Epoch;
        SnapshotTable.Add(context, Container, Epoch);
        return Der.Success;
    }
}
