namespace DaosSharp.Embedded.Transactions;

internal enum TransactionState
{
    Open,
    Committed,
    Aborted,

    /// <summary>A conflict: only restart and close are left.</summary>
    Conflicted,
}
