using System.Globalization;

namespace DaosSharp.Cli.Output;

/// <summary>Hybrid logical clock values as DAOS's tools print them.</summary>
internal static class Epochs
{
    private const int NanosecondShift = 4;
    private const long NanosecondsPerTick = 100;

    private static readonly DateTime Start = new(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static string Format(ulong epoch)
    {
        DateTime time = Start.AddTicks((long)(epoch >> NanosecondShift) / NanosecondsPerTick);
        return string.Create(CultureInfo.InvariantCulture, $"0x{epoch:x} ({time:yyyy-MM-dd HH:mm:ss.fffffff} +0000 UTC)");
    }
}
