using System.Diagnostics;

namespace DaosSharp.Embedded.Events;

/// <summary>The end of a wait whose length C gives in microseconds: negative for ever, 0 not at all.</summary>
internal readonly struct Deadline
{
    private const long Never = long.MaxValue;

    private readonly long _end;

    public Deadline(long microseconds) =>
        _end = microseconds switch
        {
            < 0 => Never,
            0 => 0,
            _ => End(microseconds),
        };

    /// <summary>A wait without end.</summary>
    public static Deadline Infinite => new(-1);

    /// <summary>No wait at all.</summary>
    public bool IsImmediate => _end == 0;

    /// <summary>What is left, rounded up to a whole millisecond; -1 (Timeout.Infinite) for ever, 0 when the time is over.</summary>
    public int RemainingMilliseconds
    {
        get
        {
            if (_end is 0 or Never)
            {
                return _end == 0 ? 0 : Timeout.Infinite;
            }

            long ticks = _end - Stopwatch.GetTimestamp();
            return ticks <= 0 ? 0 : (int)Math.Min(int.MaxValue, ((ticks - 1) / (Stopwatch.Frequency / 1000)) + 1);
        }
    }

    private static long End(long microseconds)
    {
        double end = Stopwatch.GetTimestamp() + (microseconds * (Stopwatch.Frequency / 1e6));
        return end >= Never ? Never : (long)end;
    }
}
