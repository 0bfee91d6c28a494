using DaosSharp.Embedded.Requests;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Transactions;

/// <summary>A change of an array's size that waits for the commit.</summary>
internal sealed class StagedArrayResize(ArrayResize operation) : StagedOperation
{
    public override int Apply(WriteContext context) => operation.Apply(context);

    public override void Dispose()
    {
    }
}
