using System.Globalization;
using DaosSharp.Benchmarks.Measuring;
using DaosSharp.Benchmarks.Overhead;

namespace DaosSharp.Benchmarks.OverheadC;

/// <summary>
/// What the safe layer costs against C: the same operations on the same objects of the same libdaos, by turns through the safe layer
/// and in loops compiled from C.
/// </summary>
internal sealed class OverheadCBenchmark : IBenchmark
{
    private const int KeyValueSlots = 64;
    private const int ArraySlots = 8;
    private const int ArrayLength = 1 << 20;
    private const int ArrayPlaces = 16;

    /// <summary>Space of a record besides its value, roughly.</summary>
    private const int RecordBytes = 512;

    /// <summary>Both sides of all pairs of a row.</summary>
    private const int Runs = 2 * PairedRun.AllPairs;

    public string Name => "overhead-c";

    public string Description => "the safe layer against C loops on a DAOS client library: key-value and array, sync and async; needs DAOSSHARP_TEST_POOL";

    public async IAsyncEnumerable<BenchmarkRow> RunAsync()
    {
        using InstalledStore store = new();
        using CLoopLibrary loops = CLoopLibrary.Build();
        await foreach (BenchmarkRow row in KeyValueAsync(store, loops, 64, "64 B"))
            yield return row;
        await foreach (BenchmarkRow row in KeyValueAsync(store, loops, 4096, "4 KiB"))
            yield return row;
        await foreach (BenchmarkRow row in ArrayAsync(store, loops))
            yield return row;
    }

    private static async IAsyncEnumerable<BenchmarkRow> KeyValueAsync(InstalledStore store, CLoopLibrary loops, int length, string size)
    {
        DaosContainer container = await store.NewContainerAsync();
        // Both rows of puts go to this container.
        int operations = store.Affordable(OverheadKeys.Count, 2 * Runs * (length + RecordBytes), least: 2 * KeyValueSlots);
        using DaosKeyValue kv = container.OpenKeyValue(container.GenerateObjectId(ObjectType.KeyValueHashed));
        using CLoop c = new(loops, "kv_loop", kv.NativeHandle, KeyValueSlots, length, OverheadKeys.Count);
        using SafeLoop safe = new(store.Client, kv, KeyValueSlots, length);
        (string, Func<int, ValueTask>, Func<int, ValueTask>)[] rows =
        [
            ($"async put {size}", safe.PutAsync, c.Runner("put")),
            ($"sync put {size}", Blocking(safe.PutBlocking), c.Runner("put_blocking")),
            ($"async get {size}", safe.GetAsync, c.Runner("get")),
            ($"sync get {size}", Blocking(safe.GetBlocking), c.Runner("get_blocking")),
        ];
        foreach ((string name, Func<int, ValueTask> ours, Func<int, ValueTask> theirs) in rows)
        {
            yield return await PairedRun.MeasureAsync(
                $"{name} vs C {loops.Place}", operations, ours, theirs, (o, t) => Note(o, t, operations, safe.AllocatedPerOperation));
        }
    }

    private static async IAsyncEnumerable<BenchmarkRow> ArrayAsync(InstalledStore store, CLoopLibrary loops)
    {
        foreach (bool blocking in new[] { false, true })
        {
            DaosContainer container = await store.NewContainerAsync();
            int operations = store.Affordable(64, (long)Runs * ArrayLength, least: ArraySlots);
            using DaosArray array = container.CreateArray(container.GenerateObjectId(ObjectType.Array));
            using CLoop c = new(loops, "array_loop", array.NativeHandle, ArraySlots, ArrayLength, ArrayPlaces);
            using SafeArrayLoop safe = new(store.Client, array, ArraySlots, ArrayLength, ArrayPlaces);
            string kind = blocking ? "sync" : "async";
            Func<double, double, string> note = (o, t) => Note(o, t, operations, safe.AllocatedPerOperation);
            yield return await PairedRun.MeasureAsync(
                $"{kind} array write 1 MiB vs C {loops.Place}",
                operations,
                blocking ? Blocking(safe.WriteBlocking) : safe.WriteAsync,
                c.Runner(blocking ? "write_blocking" : "write"),
                note,
                // Every write takes space until DAOS has aggregated it: the counted warm-ups only.
                warmUpTime: TimeSpan.Zero);
            yield return await PairedRun.MeasureAsync(
                $"{kind} array read 1 MiB vs C {loops.Place}",
                operations,
                blocking ? Blocking(safe.ReadBlocking) : safe.ReadAsync,
                c.Runner(blocking ? "read_blocking" : "read"),
                note);
        }
    }

    private static string Note(double ours, double theirs, int operations, double allocated) => string.Create(
        CultureInfo.InvariantCulture, $"{ours - theirs:+0;-0} ns of managed cost, {operations} operations a run, {allocated:0.##} B allocated an operation");

    private static Func<int, ValueTask> Blocking(Action<int> run) => operations =>
    {
        run(operations);
        return ValueTask.CompletedTask;
    };
}
