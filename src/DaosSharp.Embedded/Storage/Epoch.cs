namespace DaosSharp.Embedded.Storage;

/// <summary>
/// DAOS epochs: a hybrid logical clock of 1/16 ns since 2021-01-01 UTC whose low 18 bits are a counter.
/// </summary>
internal static class Epoch
{
    public const ulong Max = ulong.MaxValue;

    private const int NanosecondShift = 4;
    private const int CounterBits = 18;
    private const long StartTicks = 637_450_560_000_000_000; // 2021-01-01T00:00:00Z
    private const long NanosecondsPerTick = 100;

    /// <summary>The next epoch of a pool: the time, but always later than every epoch before it.</summary>
    public static ulong Next(ulong last)
    {
        ulong now = FromTicks(DateTime.UtcNow.Ticks);
        return now > last ? now : last + 1;
    }

    public static ulong FromTicks(long utcTicks)
    {
        ulong nanoseconds = (ulong)Math.Max(0, utcTicks - StartTicks) * NanosecondsPerTick;
        return (nanoseconds << NanosecondShift) & ~((1UL << CounterBits) - 1);
    }
}
