using DaosSharp.Benchmarks.Rivals;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>The rows for one rival and one size of values, gets first: they find the stores as they were filled.</summary>
internal static class KvRows
{
    public static IEnumerable<KvRow> For(string size, RivalChoice rival)
    {
        string versus = $" {size} vs {rival.Name}";
        if (rival.Name == RivalChoice.Lmdb)
        {
            yield return new($"get{versus}, one transaction, no copy", c => c.Get(LmdbReads.OneTransactionNoCopy));
            yield return new($"get{versus}, one transaction", c => c.Get(LmdbReads.OneTransaction));
        }

        yield return new($"get{versus}", c => c.Get(LmdbReads.TransactionEach));
        yield return new($"async get{versus}", c => c.AsyncGet());
        yield return new($"sync put{versus}", c => c.Put());
        yield return new($"async put{versus}", c => c.AsyncPut(isGrouped: true));
        yield return new($"async put{versus}, one per transaction", c => c.AsyncPut(isGrouped: false));
        yield return new($"async insert{versus}", c => c.AsyncInsert());
    }
}
