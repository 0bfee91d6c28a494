namespace DaosSharp.Embedded.Transactions;

internal enum TransactionKind
{
    ReadWrite,
    ReadOnly,
    Snapshot,
}
