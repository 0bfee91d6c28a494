using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>Changes the record of a container; -DER_NONEXIST when another process destroyed it.</summary>
internal struct ChangeContainer : IWriteOperation
{
    public uint Number;

    /// <summary>Returns 0 when the record is to be stored.</summary>
    public Func<ContainerRecord, WriteContext, int> Change;

    public readonly int Apply(WriteContext context)
    {
        if (ContainerTable.Find(context.Store, context.Txn, Number) is not { } record)
        {
            return Der.NonExistent;
        }

        int rc = Change(record, context);
        if (rc == 0)
        {
            ContainerTable.Put(context, record);
        }

        return rc;
    }
}
