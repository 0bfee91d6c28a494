using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Transactions;

/// <summary>A modification that waits for the commit of its transaction and owns all that it needs for it.</summary>
internal abstract class StagedOperation : IWriteOperation, IDisposable
{
    public abstract int Apply(WriteContext context);

    public abstract void Dispose();
}
