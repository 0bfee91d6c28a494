using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace DaosSharp.Async;

/// <summary>The instruments of the meter "DaosSharp". Without a listener a measurement is one comparison.</summary>
internal static class DaosMetrics
{
    public const string MeterName = "DaosSharp";

    private const string FunctionTag = "daos.function";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> OperationCount =
        Meter.CreateCounter<long>("daossharp.operations", "{operation}", "Operations completed, by C function and error code.");

    private static readonly Counter<long> ByteCount =
        Meter.CreateCounter<long>("daossharp.bytes", "By", "Bytes of the buffers of completed operations.");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("daossharp.operation.duration", "s", "From submission to the polled completion.");

    private static readonly Counter<long> OrphanCount =
        Meter.CreateCounter<long>("daossharp.operations.orphaned", "{operation}", "Operations whose await was cancelled before their completion.");

    private static readonly Counter<long> AbandonCount =
        Meter.CreateCounter<long>("daossharp.operations.abandoned", "{operation}", "Operations that did not complete before their queue was closed.");

    private static readonly Counter<long> SlotWaitCount =
        Meter.CreateCounter<long>("daossharp.slot.waits", "{wait}", "Submissions that had to wait for a free slot.");

    private static readonly ObservableUpDownCounter<int> InFlightCount =
        Meter.CreateObservableUpDownCounter("daossharp.operations.in_flight", InFlight, "{operation}", "Operations submitted and not yet polled.");

    private static readonly Lock QueueLock = new();
    private static readonly List<WeakReference<OperationQueue>> Queues = [];

    /// <summary>Whether somebody wants durations, so that clocks are read.</summary>
    public static bool Timing => Duration.Enabled;

    public static void Add(OperationQueue queue)
    {
        lock (QueueLock)
        {
            Queues.RemoveAll(static q => !q.TryGetTarget(out _));
            Queues.Add(new(queue));
        }
        // The instrument lives by its meter; this only lets it be made.
        _ = InFlightCount;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Completed(Operation operation, int error)
    {
        if (OperationCount.Enabled || ByteCount.Enabled || Duration.Enabled)
            Record(operation, error);
    }

    private static void Record(Operation operation, int error)
    {
        if (OperationCount.Enabled)
            OperationCount.Add(1, new(FunctionTag, operation.Function), new("error.code", error));
        if (ByteCount.Enabled && operation.Bytes > 0 && error == 0)
            ByteCount.Add(operation.Bytes, new KeyValuePair<string, object?>(FunctionTag, operation.Function));
        if (operation.StartTicks != 0 && Duration.Enabled)
            Duration.Record(Stopwatch.GetElapsedTime(operation.StartTicks).TotalSeconds, new KeyValuePair<string, object?>(FunctionTag, operation.Function));
    }

    public static void Orphaned() => OrphanCount.Add(1);

    public static void Abandoned(int count) => AbandonCount.Add(count);

    public static void SlotWait() => SlotWaitCount.Add(1);

    private static int InFlight()
    {
        lock (QueueLock)
            return Queues.Sum(static q => q.TryGetTarget(out OperationQueue? queue) ? queue.InFlight : 0);
    }
}
