namespace DaosSharp.Embedded.Storage;

/// <summary>A modification of a pool. Several may be applied in one transaction.</summary>
internal interface IWriteOperation
{
    /// <summary>Applies the modification. Returns 0, or a negative DER code after which the transaction is discarded.</summary>
    int Apply(WriteContext context);
}
