using DaosSharp.Async.Tests.Fake;
using Xunit;

namespace DaosSharp.Async.Tests;

/// <summary>Awaiting twice, too early, not at all, and giving up.</summary>
public class AwaitTests
{
    [Fact]
    public async Task A_second_await_is_refused()
    {
        await using QueueTest test = new();
        ValueTask<int> get = test.Kv(FakeMode.Held).GetAsync(1, new byte[8]);
        FakeDaos.ReleaseHeld(test.Native);
        Assert.Equal(8, await get);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await get);
        // Also when the source serves another operation in the meantime.
        ValueTask<int> other = test.Kv(FakeMode.Held).GetAsync(2, new byte[16]);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await get);
        FakeDaos.ReleaseHeld(test.Native);
        Assert.Equal(16, await other);
    }

    [Fact]
    public async Task Two_awaits_at_the_same_time_give_one_result()
    {
        await using QueueTest test = new();
        for (int i = 0; i < 200; i++)
        {
            ValueTask<int> get = test.Kv(FakeMode.Held).GetAsync(1, new byte[8]);
            FakeDaos.ReleaseHeld(test.Native);
            while (!get.IsCompleted)
                await Task.Yield();
            int results = 0;
            Parallel.For(0, 2, _ =>
            {
                try
                {
                    if (get.GetAwaiter().GetResult() == 8)
                        Interlocked.Increment(ref results);
                }
                catch (InvalidOperationException)
                {
                }
            });
            Assert.Equal(1, results);
        }
    }

    [Fact]
    public async Task Asking_for_the_result_too_early_is_refused_and_does_no_harm()
    {
        await using QueueTest test = new();
        ValueTask<int> get = test.Kv(FakeMode.Held).GetAsync(1, new byte[8]);
        Assert.Throws<InvalidOperationException>(() => get.GetAwaiter().GetResult());
        FakeDaos.ReleaseHeld(test.Native);
        Assert.Equal(8, await get);
    }

    [Fact]
    public async Task Operations_that_nobody_awaits_do_not_use_up_slots()
    {
        await using QueueTest test = new(slots: 4);
        for (int i = 0; i < 100; i++)
        {
            _ = test.Kv(FakeMode.Later).PutAsync(i, QueueTest.Value(i, 10));
        }
        Assert.Equal(10, await test.Kv(FakeMode.Later).GetAsync(5, new byte[10]));
    }

    [Fact]
    public async Task A_cancelled_await_of_a_copy_returns_at_once_and_leaves_the_callers_memory_alone()
    {
        await using QueueTest test = new();
        using CancellationTokenSource cancel = new();
        byte[] buffer = new byte[100];
        Task<int> get = test.Kv(FakeMode.Held).GetAsync(1, buffer, cancel.Token).AsTask();
        Task put = test.Kv(FakeMode.Held).PutAsync(2, QueueTest.Value(2, 100), cancel.Token).AsTask();
        Assert.False(get.IsCompleted);
        await cancel.CancelAsync();
        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => get);
        Assert.Equal(cancel.Token, error.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => put);
        Assert.Equal(2, test.Events.InFlight);
        Assert.Equal(2, test.Memory.GetStatistics().Leases);
        FakeDaos.ReleaseHeld(test.Native);
        await Until(() => test.Memory.GetStatistics().Leases == 0);
        Assert.Equal(new byte[100], buffer);
        Assert.Empty(FakeDaos.Violations);
    }

    [Fact]
    public async Task A_lease_of_a_cancelled_operation_is_not_used_again_before_its_completion()
    {
        await using QueueTest test = new(guards: false);
        using CancellationTokenSource cancel = new();
        DaosMemoryLease lease = test.Memory.RentLease(4096);
        nint address = lease.Address;
        lease.GetSpan().Fill(FakeDaos.Pattern(7));
        Task put = test.Kv(FakeMode.Held).PutAsync(7, lease.Memory, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => put);
        ((IDisposable)lease).Dispose();
        Assert.True(lease.IsReturned);
        Assert.Throws<ObjectDisposedException>(() => lease.GetSpan());
        List<DaosMemoryLease> others = [];
        for (int i = 0; i < 300; i++)
        {
            DaosMemoryLease other = test.Memory.RentLease(4096);
            Assert.NotEqual(address, other.Address);
            other.GetSpan().Clear();
            others.Add(other);
        }
        FakeDaos.ReleaseHeld(test.Native);
        await Until(() => test.Memory.GetStatistics().Leases == others.Count);
        others.ForEach(static o => ((IDisposable)o).Dispose());
        Assert.Empty(FakeDaos.Violations);
    }

    [Fact]
    public async Task An_await_with_pinned_memory_ends_only_at_the_completion()
    {
        await using QueueTest test = new();
        using CancellationTokenSource cancel = new();
        byte[] buffer = new byte[DaosEventQueueOptions.InlineLimit];
        Task<int> get = test.Kv(FakeMode.Held).GetAsync(4, buffer, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Task.Delay(50);
        Assert.False(get.IsCompleted);
        Assert.Equal(0, test.Memory.GetStatistics().Rents);
        FakeDaos.ReleaseHeld(test.Native);
        Assert.Equal(buffer.Length, await get);
        Assert.False(buffer.AsSpan().ContainsAnyExcept(FakeDaos.Pattern(4)));
    }

    [Fact]
    public async Task A_token_that_is_cancelled_before_prevents_the_submission()
    {
        await using QueueTest test = new(slots: 1);
        for (int i = 0; i < 3; i++)
        {
            ValueTask<int> get = test.Kv(FakeMode.Held).GetAsync(1, new byte[5], new CancellationToken(canceled: true));
            Assert.True(get.IsCanceled);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => get.AsTask());
        }
        Assert.Equal(0, test.Native.Running);
        Assert.Equal(0, test.Memory.GetStatistics().Leases);
    }

    internal static async Task Until(Func<bool> condition)
    {
        for (int i = 0; i < 5000 && !condition(); i++)
            await Task.Delay(1);
        Assert.True(condition());
    }
}
