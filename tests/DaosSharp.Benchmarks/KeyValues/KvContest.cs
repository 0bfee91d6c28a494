using System.Globalization;
using DaosSharp.Benchmarks.Rivals;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>Two stores for values of one length, ours and a rival's, filled alike, and the ways to compare them.</summary>
internal sealed class KvContest : IDisposable
{
    private readonly string _directory;
    private readonly int? _group;
    private readonly int _count;
    private readonly SafeSide _ours;
    private readonly Rival _theirs;
    private readonly byte[] _value;
    private readonly (KvKeys Ours, KvKeys Theirs) _preset;
    private readonly (KvKeys Ours, KvKeys Theirs) _new;
    private readonly (KvKeys Ours, KvKeys Theirs) _read;

    private KvContest(string directory, int length, int count, RivalChoice rival, int? group)
    {
        _directory = directory;
        _group = group;
        _count = count;
        _ours = new SafeSide(Path.Combine(directory, "ours"), length);
        _theirs = rival.Open(Path.Combine(directory, "theirs"));
        _value = new byte[length];
        KvValues.Prepare(_value);
        _preset = (KvKeys.Preset(count), KvKeys.Preset(count));
        _read = (KvKeys.Preset(count), KvKeys.Preset(count));
        _new = (KvKeys.New(count), KvKeys.New(count));
    }

    /// <summary>Makes both stores and fills them.</summary>
    /// <param name="directory">A directory of their own.</param>
    /// <param name="length">Bytes of a value.</param>
    /// <param name="count">Keys to begin with.</param>
    /// <param name="group">Puts in a rival's transaction; null: measured.</param>
    public static async Task<KvContest> OpenAsync(string directory, int length, int count, RivalChoice rival, int? group)
    {
        KvContest contest = new(directory, length, count, rival, group);

        // Alike, transactions included: LMDB keeps a list of free pages whose length depends on them, and with it the cost of a commit.
        GroupSize filling = new(contest._ours.Commits, group);
        await filling.CountAsync(count, n => contest._ours.PutAsync(n, contest._preset.Ours));
        contest._theirs.Put(count, filling.Current, contest._preset.Theirs, contest._value);
        contest._theirs.Settle();
        return contest;
    }

    /// <summary>One get after the other.</summary>
    /// <param name="reads">How LMDB does it.</param>
    public KvPair Get(LmdbReads reads)
    {
        if (_theirs is LmdbRival lmdb)
        {
            lmdb.Reads = reads;
        }

        return new(Sync(n => _ours.Get(n, _read.Ours)), Sync(n => _theirs.Get(n, _read.Theirs, _value)), () => Note(null));
    }

    public KvPair AsyncGet() =>
        new(n => _ours.GetAsync(n, _read.Ours), Sync(n => _theirs.Get(n, _read.Theirs, _value)), () => Note($"{SlotLoop.Slots} of ours in flight"));

    public KvPair Put() => Put(Sync(n => _ours.Put(n, _preset.Ours)), _preset.Theirs, isGrouped: false);

    public KvPair AsyncPut(bool isGrouped) => Put(n => _ours.PutAsync(n, _preset.Ours), _preset.Theirs, isGrouped);

    /// <summary>Puts of keys that are not there yet.</summary>
    public KvPair AsyncInsert() => Put(n => _ours.PutAsync(n, _new.Ours), _new.Theirs, isGrouped: true);

    /// <summary>Reads everything that either side was told to store, and compares.</summary>
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

    private KvPair Put(Func<int, ValueTask> ours, KvKeys theirKeys, bool isGrouped)
    {
        GroupSize group = new(_ours.Commits, isGrouped ? _group : 1);
        return new(
            n => group.CountAsync(n, ours),
            Sync(n => _theirs.Put(n, group.Current, theirKeys, _value)),
            () => Note(string.Create(CultureInfo.InvariantCulture, $"ours commits {group.Average:0.0} puts together, theirs {group.Current}")));
    }

    private string Note(string? particular) => $"{(particular is null ? "" : particular + "; ")}{_count} keys; {_theirs.Version}";
}
