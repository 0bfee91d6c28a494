namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>Puts that our engine commits together, on average over the runs of one row; the rival gets as many a transaction.</summary>
internal sealed class GroupSize(CommitCounter commits, int? wanted)
{
    private long _operations;
    private long _commits;

    /// <summary>Puts in a transaction, at least 1.</summary>
    public int Current => wanted ?? (int)Math.Max(1, Math.Round(Average));

    /// <summary>The measured average.</summary>
    public double Average => _commits > 0 ? (double)_operations / _commits : 1;

    /// <summary>Runs our side and counts.</summary>
    public async ValueTask CountAsync(int operations, Func<int, ValueTask> ours)
    {
        long before = commits.Read();
        await ours(operations);
        _commits += commits.Read() - before;
        _operations += operations;
    }
}
