using DaosSharp.PowerLoss.Tests.Recording;
using DaosSharp.PowerLoss.Tests.Recovery;

namespace DaosSharp.PowerLoss.Tests;

/// <summary>
/// A process updates a pool while a recorder notes its writes and syncs. Power is then lost at random moments of the recording: what was
/// synced is there, of what was not any part may be. The store that is left is opened and read.
/// </summary>
public sealed class PowerLossTests
{
    private const int Updates = 700;

    [Theory]
    [InlineData(1, 250)]
    [InlineData(32, 150)]
    public void With_full_durability_every_acknowledged_update_survives(int inFlight, int cuts)
    {
        List<RecordedOperation> recording = RecordedRun.Make(PoolDurability.Full, Updates, inFlight, seed: 1);
        Assert.Contains(recording, static o => o.IsThrough);
        List<Finding> findings = PowerCuts.Run(recording, cuts, seed: 2);
        Assert.All(findings, static f => Assert.True(f.Outcome == Outcome.Intact, $"{f.Outcome}: {f.Words}"));
    }

    // Also shows that the simulation takes away what is not synced.
    [Fact]
    public void With_process_durability_updates_are_lost_or_damage_is_found_but_nothing_wrong_is_read()
    {
        List<RecordedOperation> recording = RecordedRun.Make(PoolDurability.Process, Updates, inFlight: 1, seed: 3);
        List<Finding> findings = PowerCuts.Run(recording, cuts: 150, seed: 4);
        Assert.All(findings, static f => Assert.True(f.Outcome != Outcome.Wrong, f.Words));
        Assert.Contains(findings, static f => f.Outcome == Outcome.Lost);
        Assert.Contains(findings, static f => f.Outcome == Outcome.Damaged);
    }
}
