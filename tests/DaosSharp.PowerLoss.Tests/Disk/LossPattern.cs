namespace DaosSharp.PowerLoss.Tests.Disk;

/// <summary>Which of the changes that nothing has synced reach the disk.</summary>
internal sealed class LossPattern(Random random)
{
    private static readonly int[] Units = [512, 4096, int.MaxValue];

    private readonly double _share = random.Next(4) switch { 0 => 0, 1 => 1, _ => random.NextDouble() };

    /// <summary>Bytes at whose multiples a write may be torn.</summary>
    public int Unit { get; } = Units[random.Next(Units.Length)];

    public bool Keeps() => random.NextDouble() < _share;

    /// <summary>The size of a file may reach the disk without its bytes.</summary>
    public bool KeepsSize { get; } = random.Next(2) == 0;
}
