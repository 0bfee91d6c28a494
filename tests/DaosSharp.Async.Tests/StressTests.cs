using System.Diagnostics;
using System.Globalization;
using DaosSharp.Async.Tests.Fake;
using Xunit;
using Xunit.Abstractions;

namespace DaosSharp.Async.Tests;

/// <summary>
/// Many threads, all kinds of memory, cancellations at random, and at the end a queue that is closed with operations in
/// flight. The fake library checks keys and values when it completes an operation, not when it gets it.
/// DAOSSHARP_STRESS_SECONDS sets how long it runs.
/// </summary>
[Collection(nameof(AllocationTests))]
public class StressTests(ITestOutputHelper output)
{
    private const int DefaultSeconds = 15;
    private const int Threads = 8;

    private static readonly FakeMode[] Modes =
        [FakeMode.Immediate, FakeMode.Immediate, FakeMode.Immediate, FakeMode.Later, FakeMode.OutOfOrder, FakeMode.Error, FakeMode.SubmitError];

    private long _operations;
    private long _cancelled;

    [Fact]
    public async Task Nothing_is_freed_early_lost_or_stuck()
    {
        int seconds = Environment.GetEnvironmentVariable("DAOSSHARP_STRESS_SECONDS") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : DefaultSeconds;
        Stopwatch watch = Stopwatch.StartNew();
        int rounds = 0;
        while (watch.Elapsed < TimeSpan.FromSeconds(seconds))
        {
            QueueTest test = new(slots: 64, inline: rounds % 3 == 2, guards: rounds % 2 == 1);
            Task[] users = [.. Enumerable.Range(0, Threads).Select(t => Task.Run(() => UseAsync(test, new Random(rounds * 100 + t))))];
            await Task.Delay(Math.Min(2500, seconds * 200));
            Task<DaosDrainReport> close = test.Events.CloseAsync(TimeSpan.FromSeconds(60));
            await Task.WhenAll(users).WaitAsync(TimeSpan.FromSeconds(60));
            DaosDrainReport report = await close;
            Assert.True(report.IsComplete, report.ToString());
            Assert.Equal(0, test.Memory.GetStatistics().Leases);
            await test.DisposeAsync();
            Assert.Null(test.Leak);
            Assert.Empty(FakeDaos.Violations);
            rounds++;
        }
        output.WriteLine($"{_operations} operations, {_cancelled} cancelled, {rounds} queues, {watch.Elapsed.TotalSeconds:F1} s");
        Assert.True(_operations > 10_000 * rounds, $"only {_operations} operations");
        Assert.True(_cancelled > 0);
    }

    private async Task UseAsync(QueueTest test, Random random)
    {
        byte[] array = new byte[40_000];
        while (true)
        {
            int number = random.Next(1000);
            FakeMode mode = Modes[random.Next(Modes.Length)];
            int length = random.Next(10) == 0 ? random.Next(array.Length) : random.Next(600);
            try
            {
                switch (random.Next(6))
                {
                    case 0:
                        array.AsSpan(0, length).Fill(FakeDaos.Pattern(number));
                        await test.Kv(mode).PutAsync(number, array.AsMemory(0, length));
                        break;
                    case 1:
                        Assert.Equal(length, await test.Kv(mode).GetAsync(number, array.AsMemory(0, length)));
                        Assert.False(array.AsSpan(0, length).ContainsAnyExcept(FakeDaos.Pattern(number)));
                        break;
                    case 2:
                        Assert.Equal(length, test.Kv(mode).Get(number, array.AsSpan(0, length)));
                        Assert.False(array.AsSpan(0, length).ContainsAnyExcept(FakeDaos.Pattern(number)));
                        break;
                    case 3:
                        await LeaseAsync(test, mode, number, length);
                        break;
                    case 4:
                        await CancelledAsync(test, mode, number, array, random.Next(3));
                        break;
                    default:
                        await ManyAsync(test, mode, number, array);
                        break;
                }
                Interlocked.Increment(ref _operations);
            }
            catch (DaosException e) when (e.Code is (DaosError)FakeDaos.ErrorCode or (DaosError)FakeDaos.SubmitErrorCode)
            {
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref _cancelled);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static async Task LeaseAsync(QueueTest test, FakeMode mode, int number, int length)
    {
        using DaosMemoryLease lease = (DaosMemoryLease)test.Memory.Rent(length);
        Assert.Equal(length, await test.Kv(mode).GetAsync(number, lease.Memory[..length]));
        Assert.False(lease.GetSpan()[..length].ContainsAnyExcept(FakeDaos.Pattern(number)));
        await test.Kv(mode).PutAsync(number, lease.Memory[..length]);
    }

    // The caller goes on at once after a cancellation: returns the lease, or writes to its array.
    private static async Task CancelledAsync(QueueTest test, FakeMode mode, int number, byte[] array, int when)
    {
        using CancellationTokenSource cancel = new();
        using DaosMemoryLease lease = (DaosMemoryLease)test.Memory.Rent(512);
        lease.GetSpan().Fill(FakeDaos.Pattern(number));
        Task put = test.Kv(mode).PutAsync(number, lease.Memory[..512], cancel.Token).AsTask();
        Task<int> get = test.Kv(mode).GetAsync(number, array.AsMemory(0, 100), cancel.Token).AsTask();
        if (when == 0)
            await Task.Yield();
        else if (when == 1)
            Thread.SpinWait(200);
        await cancel.CancelAsync();
        try
        {
            await put;
        }
        finally
        {
            try
            {
                await get;
            }
            finally
            {
                array.AsSpan(0, 100).Clear();
                Assert.False(array.AsSpan(0, 100).ContainsAnyExcept((byte)0));
            }
        }
    }

    private async Task ManyAsync(QueueTest test, FakeMode mode, int number, byte[] array)
    {
        const int Many = 32;
        ValueTask<int>[] gets = new ValueTask<int>[Many];
        for (int i = 0; i < Many; i++)
            gets[i] = test.Kv(mode).GetAsync(number + i, array.AsMemory(i * 256, 256));
        Exception? error = null;
        for (int i = 0; i < Many; i++)
        {
            try
            {
                await gets[i];
                Assert.False(array.AsSpan(i * 256, 256).ContainsAnyExcept(FakeDaos.Pattern(number + i)));
                Interlocked.Increment(ref _operations);
            }
            catch (Exception e) when (e is DaosException or ObjectDisposedException)
            {
                error = e;
            }
        }
        if (error is not null)
            throw error;
    }
}
