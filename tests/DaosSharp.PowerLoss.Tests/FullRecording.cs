using DaosSharp.PowerLoss.Tests.Recording;

namespace DaosSharp.PowerLoss.Tests;

/// <summary>Recordings of updates with full durability, for several tests.</summary>
public sealed class FullRecording
{
    public const int Updates = 700;
    public const int InFlight = 32;

    /// <summary>One by one.</summary>
    internal List<RecordedOperation> Operations { get; } = RecordedRun.Make(PoolDurability.Full, Updates, inFlight: 1, seed: 1);

    /// <summary>Many in flight at once.</summary>
    internal List<RecordedOperation> Together { get; } = RecordedRun.Make(PoolDurability.Full, Updates, InFlight, seed: 1);
}
