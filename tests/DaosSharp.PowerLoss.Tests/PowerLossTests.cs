using DaosSharp.PowerLoss.Tests.Recording;
using DaosSharp.PowerLoss.Tests.Recovery;

namespace DaosSharp.PowerLoss.Tests;

/// <summary>
/// A process updates a pool while a recorder notes its writes and syncs. Power is then lost at random moments of the recording: what was
/// synced is there, of what was not any part may be. The store that is left is opened and read.
/// </summary>
public sealed class PowerLossTests(FullRecording full) : IClassFixture<FullRecording>
{
    private const int Pools = 12;

    [Fact]
    public void With_full_durability_every_acknowledged_update_survives() => RequireIntact(full.Operations, cuts: 250);

    [Fact]
    public void With_full_durability_every_acknowledged_update_of_many_in_flight_survives() =>
        RequireIntact(full.Together, cuts: 150);

    [Theory]
    [InlineData(1)]
    [InlineData(FullRecording.InFlight)]
    public void After_a_failed_sync_nothing_is_acknowledged_that_the_disk_does_not_have(int inFlight)
    {
        List<RecordedOperation> recording = RecordedRun.MakeWithFailures(updates: 240, inFlight, seed: 6);
        Assert.Equal(6, recording.Count(static o => o.Kind == RecordedKind.FailedSync));
        RequireIntact(recording, cuts: 60);
    }

    [Fact]
    public void Pools_are_created_and_destroyed_once_and_for_all()
    {
        List<RecordedOperation> recording = RecordedRun.MakePools(Pools);
        Assert.All(
            PowerCuts.Run(recording, cuts: 80, seed: 7, static (expectation, directory) => PoolsInspector.Inspect(expectation, directory, Pools)),
            static f => Assert.True(f.Outcome == Outcome.Intact, $"{f.Outcome}: {f.Words}"));
    }

    [Fact]
    public void Updates_in_flight_take_at_most_one_sync_each()
    {
        int first = full.Together.FindLastIndex(static o => o.Kind == RecordedKind.SyncDirectory);
        List<RecordedOperation> updates = full.Together[first..];
        int acknowledged = updates.Where(static o => o.Kind == RecordedKind.Mark)
            .Count(static o => Marks.Parse(System.Text.Encoding.UTF8.GetString(o.Data.Span).TrimEnd()).IsAcknowledged);
        Assert.InRange(acknowledged, FullRecording.Updates, int.MaxValue);
        foreach (Func<RecordedOperation, bool> isTheirs in (Func<RecordedOperation, bool>[])[IsData, IsIndex])
        {
            int syncs = updates.Count(o => o.Kind == RecordedKind.Sync && isTheirs(o));

            // How many share one depends on the machine: with fast syncs hardly any wait meanwhile.
            Assert.InRange(syncs, 1, acknowledged);
        }
    }

    // Shows that the tests above would find a sync that is missing.
    [Theory]
    [InlineData("a sync of the data file")]
    [InlineData("a sync of the index")]
    [InlineData("a commit that is written through")]
    [InlineData("a sync of a directory")]
    public void Without_one_of_the_syncs_acknowledged_updates_are_lost(string missing)
    {
        List<RecordedOperation> recording = [.. missing switch
        {
            "a sync of the data file" => full.Operations.Where(static o => o.Kind != RecordedKind.Sync || !IsData(o)),
            "a sync of the index" => full.Operations.Where(static o => o.Kind != RecordedKind.Sync || !IsIndex(o)),
            "a commit that is written through" => full.Operations.Select(static o => o with { IsThrough = false }),
            _ => full.Operations.Where(static o => o.Kind != RecordedKind.SyncDirectory),
        }];
        Assert.Contains(PowerCuts.Run(recording, cuts: 60, seed: 5), static f => f.Outcome != Outcome.Intact);
    }

    [Fact]
    public void With_process_durability_updates_are_lost_or_damage_is_found_but_nothing_wrong_is_read()
    {
        List<RecordedOperation> recording = RecordedRun.Make(PoolDurability.Process, FullRecording.Updates, inFlight: 1, seed: 3);
        List<Finding> findings = PowerCuts.Run(recording, cuts: 120, seed: 4);
        Assert.All(findings, static f => Assert.True(f.Outcome != Outcome.Wrong, f.Words));
        Assert.Contains(findings, static f => f.Outcome == Outcome.Lost);
        Assert.Contains(findings, static f => f.Outcome == Outcome.Damaged);
    }

    [Fact]
    public void An_update_syncs_the_index_once_and_the_data_file_only_when_it_was_written()
    {
        int updates = 0;
        bool began = false, wroteData = false;
        int dataSyncs = 0, indexSyncs = 0, through = 0;
        foreach (RecordedOperation operation in full.Operations)
        {
            if (operation.Kind == RecordedKind.Mark)
            {
                (bool isAcknowledged, string subject, _) = Marks.Parse(System.Text.Encoding.UTF8.GetString(operation.Data.Span).TrimEnd());
                if (isAcknowledged && began)
                {
                    updates++;
                    Assert.Equal((wroteData ? 1 : 0, 1, 1), (dataSyncs, indexSyncs, through));
                }

                began = !isAcknowledged && subject is not (Marks.Pool or Marks.Container);
                wroteData = false;
                (dataSyncs, indexSyncs, through) = (0, 0, 0);
                continue;
            }

            bool isSync = operation.Kind == RecordedKind.Sync;
            wroteData |= operation.Kind == RecordedKind.Write && IsData(operation);
            dataSyncs += isSync && IsData(operation) ? 1 : 0;
            indexSyncs += isSync && IsIndex(operation) ? 1 : 0;
            through += operation.IsThrough ? 1 : 0;
        }

        Assert.Equal(FullRecording.Updates, updates);
    }

    private static void RequireIntact(List<RecordedOperation> recording, int cuts) => Assert.All(
        PowerCuts.Run(recording, cuts, seed: 2), static f => Assert.True(f.Outcome == Outcome.Intact, $"{f.Outcome}: {f.Words}"));

    private static bool IsData(RecordedOperation operation) => operation.Path.EndsWith("/data", StringComparison.Ordinal);

    private static bool IsIndex(RecordedOperation operation) => operation.Path.EndsWith("/index/data.mdb", StringComparison.Ordinal);
}
