using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>Removes a container; -DER_NONEXIST, or -DER_BUSY while it is open and force is off.</summary>
internal struct DestroyContainer : IWriteOperation
{
    public string LabelOrId;
    public bool Force;

    public readonly int Apply(WriteContext context)
    {
        if (ContainerTable.Find(context.Store, context.Txn, LabelOrId) is not { } record)
        {
            return Der.NonExistent;
        }

        if (!Force && context.Store.Sessions.Count(record.Number) > 0)
        {
            return Der.Busy;
        }

        ContainerTable.Remove(context, record);
        return Der.Success;
    }
}
