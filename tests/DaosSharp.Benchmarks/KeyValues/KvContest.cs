using System.Globalization;
using DaosSharp.Benchmarks.Rivals;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>Two stores of one value size, ours and a rival's, filled alike, and the rows that compare them.</summary>
internal sealed class KvContest : IDisposable
{
    private readonly string _directory;
    private readonly string _size;
    private readonly RivalChoice _choice;
    private readonly int? _group;
    private readonly SafeSide _ours;
    private readonly Rival _theirs;
    private readonly byte[] _value;
    private readonly int _presetCount;
    private readonly (KvKeys Ours, KvKeys Theirs) _preset;
    private readonly (KvKeys Ours, KvKeys Theirs) _new;
    private readonly (KvKeys Ours, KvKeys Theirs) _read;

    private KvContest(string directory, string size, int length, int presetCount, RivalChoice choice, int? group)
    {
        _directory = directory;
        _size = size;
        _choice = choice;
        _group = group;
        _presetCount = presetCount;
        _ours = new SafeSide(Path.Combine(directory, "ours"), length);
        _theirs = choice.Open(Path.Combine(directory, "theirs"));
        _value = new byte[length];
        KvValues.Prepare(_value);
        _preset = (KvKeys.Preset(presetCount), KvKeys.Preset(presetCount));
        _read = (KvKeys.Preset(presetCount), KvKeys.Preset(presetCount));
        _new = (KvKeys.New(presetCount), KvKeys.New(presetCount));
    }

    public string Version => _theirs.Version;

    public static async Task<KvContest> OpenAsync(string directory, string size, int length, int presetCount, RivalChoice choice, int? group)
    {
        KvContest contest = new(directory, size, length, presetCount, choice, group);

        // Alike, transactions included: LMDB keeps a list of free pages whose length depends on them, and with it the cost of a commit.
        GroupSize filling = new(contest._ours.Commits, group);
        await filling.CountAsync(presetCount, n => contest._ours.PutAsync(n, contest._preset.Ours));
        contest._theirs.Put(presetCount, filling.Current, contest._preset.Theirs, contest._value);
        contest._theirs.Settle();
        return contest;
    }

    /// <summary>The rows, gets first: they find the stores as they were filled.</summary>
    public IEnumerable<KvRow> Rows()
    {
        if (_theirs is LmdbRival lmdb)
        {
            yield return GetRow(lmdb, LmdbReads.OneTransactionNoCopy, ", one transaction, no copy", "its gets share a read transaction, values are read in the map");
            yield return GetRow(lmdb, LmdbReads.OneTransaction, ", one transaction", "its gets share a read transaction, each value is copied");
            yield return GetRow(lmdb, LmdbReads.TransactionEach, "", "each of its gets renews a read transaction and copies, as ours does");
        }
        else
        {
            yield return GetRow("", () => "one get after the other");
        }

        yield return Row(
            "async get", "", n => _ours.GetAsync(n, _read.Ours), Sync(n => _theirs.Get(n, _read.Theirs, _value)), () => "64 of ours in flight");
        yield return PutRow("sync put", "", Sync(n => _ours.Put(n, _preset.Ours)), _preset.Theirs, isGrouped: false);
        yield return PutRow("async put", "", n => _ours.PutAsync(n, _preset.Ours), _preset.Theirs, isGrouped: true);
        yield return PutRow("async put", ", one per transaction", n => _ours.PutAsync(n, _preset.Ours), _preset.Theirs, isGrouped: false);
        yield return PutRow("async insert", "", n => _ours.PutAsync(n, _new.Ours), _new.Theirs, isGrouped: true);
    }

    /// <summary>Reads everything that either side was told to store.</summary>
    public void Verify()
    {
        _ours.Verify(_preset.Ours);
        _ours.Verify(_new.Ours);
        _theirs.Verify(_preset.Theirs, _value);
        _theirs.Verify(_new.Theirs, _value);
    }

    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static Func<int, ValueTask> Sync(Action<int> run) => operations =>
    {
        run(operations);
        return ValueTask.CompletedTask;
    };

    private KvRow GetRow(string variant, Func<string> note) =>
        Row("get", variant, Sync(n => _ours.Get(n, _read.Ours)), Sync(n => _theirs.Get(n, _read.Theirs, _value)), note);

    private KvRow GetRow(LmdbRival lmdb, LmdbReads reads, string variant, string note)
    {
        KvRow row = GetRow(variant, () => note);
        return row with
        {
            Theirs = n =>
            {
                lmdb.Reads = reads;
                return row.Theirs(n);
            },
        };
    }

    private KvRow PutRow(string what, string variant, Func<int, ValueTask> ours, KvKeys theirKeys, bool isGrouped)
    {
        GroupSize group = new(_ours.Commits, isGrouped ? _group : 1);
        return Row(
            what,
            variant,
            n => group.CountAsync(n, ours),
            Sync(n => _theirs.Put(n, group.Current, theirKeys, _value)),
            () => string.Create(CultureInfo.InvariantCulture, $"ours commits {group.Average:0.0} puts together, theirs {group.Current}"));
    }

    private KvRow Row(string what, string variant, Func<int, ValueTask> ours, Func<int, ValueTask> theirs, Func<string> note) =>
        new($"{what} {_size} vs {_choice.Name}{variant}", ours, theirs, () => $"{note()}; {_presetCount} keys");
}
