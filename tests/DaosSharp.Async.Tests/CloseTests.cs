using DaosSharp.Async.Tests.Fake;
using Xunit;

namespace DaosSharp.Async.Tests;

/// <summary>The end of a queue.</summary>
public class CloseTests
{
    [Fact]
    public async Task Disposal_waits_for_operations_in_flight()
    {
        QueueTest test = new();
        byte[][] buffers = [.. Enumerable.Range(0, 100).Select(static _ => new byte[1000])];
        Task<int>[] gets = [.. buffers.Select((b, i) => test.Kv(FakeMode.Later).GetAsync(i, b).AsTask())];
        await test.Events.DisposeAsync();
        Assert.All(await Task.WhenAll(gets), static size => Assert.Equal(1000, size));
        Assert.True(test.Native.Destroyed);
        Assert.Empty(FakeDaos.Violations);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => test.Kv(FakeMode.Later).PutAsync(1, new byte[1]).AsTask());
        Assert.Throws<ObjectDisposedException>(() => test.Kv(FakeMode.Later).Get(1, new byte[1]));
        await test.DisposeAsync();
        Assert.Null(test.Leak);
    }

    [Fact]
    public async Task Operations_that_do_not_complete_are_reported_and_their_memory_is_leaked()
    {
        QueueTest test = new();
        byte[] pinned = new byte[50_000];
        Task<int> get = test.Kv(FakeMode.Held).GetAsync(1, pinned).AsTask();
        Task<int> copy = test.Kv(FakeMode.Held).GetAsync(2, new byte[10]).AsTask();
        Task put = test.Kv(FakeMode.Held).PutAsync(3, QueueTest.Value(3, 10)).AsTask();
        DaosDrainReport report = await test.Events.CloseAsync(TimeSpan.FromMilliseconds(50));
        Assert.False(report.IsComplete);
        Assert.Equal(2, report.Abandoned["daos_kv_get"]);
        Assert.Equal(1, report.Abandoned["daos_kv_put"]);
        Assert.Contains("2 x daos_kv_get", report.ToString(), StringComparison.Ordinal);
        Assert.Equal("daos_kv_get", (await Assert.ThrowsAsync<DaosOperationAbandonedException>(() => get)).Operation);
        await Assert.ThrowsAsync<DaosOperationAbandonedException>(() => copy);
        await Assert.ThrowsAsync<DaosOperationAbandonedException>(() => put);
        Assert.False(test.Native.Destroyed);
        Assert.Equal(2, test.Memory.GetStatistics().Leases);
        // The library writes late, to memory that is still there.
        FakeDaos.ReleaseHeld(test.Native);
        Assert.Empty(FakeDaos.Violations);
        Assert.Same(report, await test.Events.CloseAsync(TimeSpan.Zero));
        test.Memory.Dispose();
        Assert.Equal(2, test.Leak!.Leases);
    }

    [Fact]
    public async Task Waiters_for_a_slot_fail_when_the_queue_is_closed()
    {
        QueueTest test = new(slots: 1);
        Task held = test.Kv(FakeMode.Held).PutAsync(1, QueueTest.Value(1, 10)).AsTask();
        Task waiting = test.Kv(FakeMode.Held).PutAsync(2, QueueTest.Value(2, 10)).AsTask();
        Task<int> synchronous = Task.Run(() => test.Kv(FakeMode.Held).Get(2, new byte[10]));
        await Task.Delay(20);
        Task<DaosDrainReport> close = test.Events.CloseAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => synchronous);
        Assert.False(close.IsCompleted);
        FakeDaos.ReleaseHeld(test.Native);
        await held;
        Assert.True((await close).IsComplete);
        await test.DisposeAsync();
    }

    [Fact]
    public async Task A_queue_can_be_disposed_from_a_continuation_that_runs_inline()
    {
        QueueTest test = new(inline: true);
        Task user = Use();
        FakeDaos.ReleaseHeld(test.Native);
        await user.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(test.Native.Destroyed);

        async Task Use()
        {
            await test.Kv(FakeMode.Held).PutAsync(1, QueueTest.Value(1, 10));
            await test.DisposeAsync();
        }
    }

    [Fact]
    public async Task Disposal_under_load_lets_each_operation_either_complete_or_fail_cleanly()
    {
        for (int round = 0; round < 20; round++)
        {
            QueueTest test = new(slots: 16, guards: false);
            int completed = 0;
            FakeMode[] modes = [FakeMode.Immediate, FakeMode.Later, FakeMode.OutOfOrder];
            Task[] users = [.. Enumerable.Range(0, 6).Select(t => Task.Run(async () =>
            {
                byte[] buffer = new byte[200];
                for (int i = 0; ; i++)
                {
                    try
                    {
                        if (t == 5)
                            Assert.Equal(200, test.Kv(modes[i % 3]).Get(i, buffer));
                        else
                            Assert.Equal(200, await test.Kv(modes[i % 3]).GetAsync(i, buffer));
                    }
                    catch (ObjectDisposedException)
                    {
                        return;
                    }
                    Assert.Equal(FakeDaos.Pattern(i), buffer[199]);
                    Interlocked.Increment(ref completed);
                }
            }))];
            await AwaitTests.Until(() => Volatile.Read(ref completed) > 0);
            await Task.Delay(round);
            DaosDrainReport report = await test.Events.CloseAsync(TimeSpan.FromSeconds(30));
            await Task.WhenAll(users).WaitAsync(TimeSpan.FromSeconds(30));
            Assert.True(report.IsComplete, report.ToString());
            Assert.True(test.Native.Destroyed);
            Assert.Equal(0, test.Memory.GetStatistics().Leases);
            await test.DisposeAsync();
        }
        Assert.Empty(FakeDaos.Violations);
    }

    [Fact]
    public async Task When_polling_fails_for_good_nothing_waits_for_ever()
    {
        QueueTest test = new();
        Task put = test.Kv(FakeMode.Held).PutAsync(1, QueueTest.Value(1, 10)).AsTask();
        Task<int> synchronous = Task.Run(() => test.Kv(FakeMode.Held).Get(2, new byte[10]));
        await AwaitTests.Until(() => test.Native.Running == 2);
        test.Native.PollError = -1015;
        DaosException error = await Assert.ThrowsAsync<DaosException>(() => put).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("daos_eq_poll", error.Operation);
        Assert.Equal(DaosError.Uninitialized, error.Code);
        await Assert.ThrowsAsync<DaosException>(() => synchronous).WaitAsync(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<DaosException>(() => test.Kv(FakeMode.Immediate).PutAsync(1, new byte[1]).AsTask());
        Assert.False((await test.Events.CloseAsync(TimeSpan.FromSeconds(5))).IsComplete);
        Assert.False(test.Native.Destroyed);
    }
}
