namespace DaosSharp.Benchmarks.Rivals;

/// <summary>How gets use LMDB.</summary>
internal enum LmdbReads
{
    /// <summary>A renewed read transaction for each get, as each get of ours sees the newest state, and a copy of the value.</summary>
    TransactionEach,

    /// <summary>One read transaction for all gets of a run, and a copy of the value.</summary>
    OneTransaction,

    /// <summary>One read transaction for all gets of a run; the value is read in the map.</summary>
    OneTransactionNoCopy,
}
