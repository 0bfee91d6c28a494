using DaosSharp.PowerLoss.Tests.Recording;

namespace DaosSharp.PowerLoss.Tests;

/// <summary>One recording of updates one by one with full durability, for several tests.</summary>
public sealed class FullRecording
{
    public const int Updates = 700;

    internal List<RecordedOperation> Operations { get; } = RecordedRun.Make(PoolDurability.Full, Updates, inFlight: 1, seed: 1);
}
