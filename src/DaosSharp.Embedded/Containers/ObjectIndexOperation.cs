using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>Makes or removes the object id table of a snapshot.</summary>
internal struct ObjectIndexOperation : IWriteOperation
{
    public uint Container;
    public ulong Epoch;
    public bool IsRemoval;

    public readonly int Apply(WriteContext context)
    {
        if (!context.ContainerExists(Container) || !SnapshotTable.List(context.Store, context.Txn, Container).Contains(Epoch))
        {
            return Der.NonExistent;
        }

        if (!IsRemoval)
        {
            return ObjectIndex.Build(context, Container, Epoch);
        }

        return ObjectIndex.Remove(context, Container, Epoch) ? Der.Success : Der.NonExistent;
    }
}
