using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Transactions;

/// <summary>The commit of a transaction: all of its modifications, if nothing that it read has changed.</summary>
internal struct CommitOperation : IWriteOperation
{
    public List<StagedOperation> Writes;
    public ReadSet Reads;

    /// <summary>Epoch of the modifications, after a success.</summary>
    public ulong Epoch;

    public int Apply(WriteContext context)
    {
        if (!Reads.IsCurrent(context.Store, context.Txn))
        {
            return Der.TransactionRestart;
        }

        Epoch = context.Epoch;
        foreach (StagedOperation write in Writes)
        {
            int rc = write.Apply(context);
            if (rc != 0)
            {
                return rc;
            }
        }

        return Der.Success;
    }
}
