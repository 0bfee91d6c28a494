using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using DaosSharp.Async.Tests.Fake;
using Xunit;

namespace DaosSharp.Async.Tests;

/// <summary>What a listener of the meter sees. Other tests run at the same time, so counts are at least what this test does.</summary>
public class MetricsTests
{
    [Fact]
    public async Task Operations_bytes_orphans_waits_and_operations_in_flight_are_counted()
    {
        ConcurrentDictionary<string, long> sums = new();
        ConcurrentBag<double> durations = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = static (instrument, l) =>
        {
            if (instrument.Meter.Name == "DaosSharp")
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            string name = instrument.Name;
            foreach (KeyValuePair<string, object?> tag in tags)
                name += $" {tag.Value}";
            sums.AddOrUpdate(name, value, (_, sum) => sum + value);
        });
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => durations.Add(value));
        int inFlight = 0;
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => inFlight = value);
        listener.Start();

        await using QueueTest test = new(slots: 1);
        await test.Kv(FakeMode.Immediate).PutAsync(1, QueueTest.Value(1, 1000));
        await Assert.ThrowsAsync<DaosException>(() => test.Kv(FakeMode.Error).PutAsync(1, QueueTest.Value(1, 1000)).AsTask());
        using CancellationTokenSource cancel = new();
        Task<int> orphan = test.Kv(FakeMode.Held).GetAsync(1, new byte[1], cancel.Token).AsTask();
        Task waiting = test.Kv(FakeMode.Immediate).PutAsync(1, QueueTest.Value(1, 1)).AsTask();
        listener.RecordObservableInstruments();
        Assert.True(inFlight >= 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => orphan);
        FakeDaos.ReleaseHeld(test.Native);
        await waiting;

        Assert.True(sums["daossharp.operations daos_kv_put 0"] >= 2);
        Assert.True(sums[$"daossharp.operations daos_kv_put {FakeDaos.ErrorCode}"] >= 1);
        Assert.True(sums["daossharp.bytes daos_kv_put"] >= 1001);
        Assert.True(sums["daossharp.operations.orphaned"] >= 1);
        Assert.True(sums["daossharp.slot.waits"] >= 1);
        Assert.NotEmpty(durations);
        Assert.All(durations, static d => Assert.InRange(d, 0, 600));
    }
}
