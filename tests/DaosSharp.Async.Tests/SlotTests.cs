using DaosSharp.Async.Tests.Fake;
using Xunit;

namespace DaosSharp.Async.Tests;

/// <summary>A bounded number of operations in flight.</summary>
public class SlotTests
{
    [Fact]
    public async Task More_operations_than_slots_wait_without_blocking_and_in_order()
    {
        await using QueueTest test = new(slots: 2);
        FakeKeyValue kv = test.Kv(FakeMode.Held);
        List<Task> puts = [];
        for (int i = 0; i < 6; i++)
            puts.Add(kv.PutAsync(i, QueueTest.Value(i, 20)).AsTask());
        Assert.Equal(2, test.Events.InFlight);
        for (int done = 2; done <= 6; done += 2)
        {
            FakeDaos.ReleaseHeld(test.Native);
            await Task.WhenAll(puts.Take(done));
            if (done < 6)
                await AwaitTests.Until(() => test.Native.Running == 2);
            Assert.All(puts.Skip(done), static p => Assert.False(p.IsCompleted));
        }
        Assert.Empty(FakeDaos.Violations);
    }

    [Fact]
    public async Task Waiting_for_a_slot_can_be_cancelled()
    {
        await using QueueTest test = new(slots: 1);
        using CancellationTokenSource cancel = new();
        Task first = test.Kv(FakeMode.Held).PutAsync(1, QueueTest.Value(1, 20)).AsTask();
        Task second = test.Kv(FakeMode.Held).PutAsync(2, QueueTest.Value(2, 20), cancel.Token).AsTask();
        Task third = test.Kv(FakeMode.Later).PutAsync(3, QueueTest.Value(3, 20)).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);
        FakeDaos.ReleaseHeld(test.Native);
        await first;
        await third;
    }

    [Fact]
    public async Task A_synchronous_caller_polls_until_a_slot_is_free()
    {
        await using QueueTest test = new(slots: 1);
        Task held = test.Kv(FakeMode.Held).PutAsync(1, QueueTest.Value(1, 20)).AsTask();
        Task<int> get = Task.Run(() => test.Kv(FakeMode.Immediate).Get(2, new byte[10]));
        await Task.Delay(20);
        Assert.False(get.IsCompleted);
        FakeDaos.ReleaseHeld(test.Native);
        Assert.Equal(10, await get);
        await held;
    }

    [Fact]
    public void A_table_hands_out_each_slot_once_at_a_time()
    {
        const int Slots = 7;
        SlotTable table = new(Slots);
        int[] owners = new int[Slots];
        int errors = 0;
        Parallel.For(0, 8, new() { MaxDegreeOfParallelism = 8 }, _ =>
        {
            for (int i = 0; i < 100_000; i++)
            {
                if (!table.TryRent(out int slot))
                    continue;
                if (Interlocked.Increment(ref owners[slot]) != 1)
                    Interlocked.Increment(ref errors);
                Interlocked.Decrement(ref owners[slot]);
                table.Return(slot);
            }
        });
        Assert.Equal(0, errors);
        HashSet<int> all = [];
        while (table.TryRent(out int slot))
            all.Add(slot);
        Assert.Equal(Slots, all.Count);
    }

    [Fact]
    public async Task Slots_reach_waiters_whichever_thread_returns_them()
    {
        await using QueueTest test = new(slots: 3, guards: false);
        FakeKeyValue kv = test.Kv(FakeMode.Later);
        Task[] users = [.. Enumerable.Range(0, 16).Select(t => Task.Run(async () =>
        {
            byte[] buffer = new byte[32];
            for (int i = 0; i < 1000; i++)
            {
                Assert.Equal(32, t == 0 && i % 4 == 0 ? kv.Get(i, buffer) : await kv.GetAsync(i, buffer));
                Assert.Equal(FakeDaos.Pattern(i), buffer[31]);
            }
        }))];
        await Task.WhenAll(users).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Empty(FakeDaos.Violations);
    }

    [Fact]
    public async Task A_cancellation_while_a_waiting_operation_starts_never_tears_its_value()
    {
        await using QueueTest test = new(slots: 1, guards: false);
        byte[] value = new byte[16_000];
        byte[] read = new byte[8];
        int cancelled = 0;
        for (int i = 0; i < 1000; i++)
        {
            using CancellationTokenSource cancel = new();
            Task<int> first = test.Kv(FakeMode.Later).GetAsync(1, read).AsTask();
            value.AsSpan().Fill(FakeDaos.Pattern(i));
            Task put = test.Kv(FakeMode.Later).PutAsync(i, value, cancel.Token).AsTask();
            await first;
            Thread.SpinWait(i % 50 * 20);
            await cancel.CancelAsync();
            try
            {
                await put;
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
            value.AsSpan().Clear();
        }
        Assert.InRange(cancelled, 0, 1000);
        Assert.Empty(FakeDaos.Violations);
    }

    [Fact]
    public async Task Long_and_odd_keys()
    {
        await using QueueTest test = new(slots: 1);
        foreach (int length in new[] { 1, 84, 85, 254, 255, 256, 5000 })
        {
            string key = new('ä', length);
            Assert.Equal(System.Text.Encoding.UTF8.GetBytes(key), KeyReader.Write(test.Queue, key));
            byte[] bytes = [.. Enumerable.Repeat((byte)0xFF, length)];
            Assert.Equal(bytes, KeyReader.Write(test.Queue, bytes));
        }
        Assert.Throws<ArgumentException>(() => KeyReader.Write(test.Queue, ""));
        Assert.Throws<ArgumentException>(() => KeyReader.Write(test.Queue, "a\0b"));
        Assert.Throws<ArgumentException>(() => KeyReader.Write(test.Queue, "a\0b"u8));
        Assert.Equal(0, test.Memory.GetStatistics().Leases);
    }
}
