using DaosSharp.Async.Tests.Fake;
using DaosSharp.Interop;
using Xunit;

namespace DaosSharp.Async.Tests;

/// <summary>When and where operations complete.</summary>
public class SubmissionTests
{
    [Fact]
    public async Task An_operation_that_completes_at_once_needs_no_poller()
    {
        await using QueueTest test = new();
        byte[] buffer = new byte[100];
        ValueTask put = test.Kv(FakeMode.Immediate).PutAsync(3, QueueTest.Value(3, 100));
        Assert.True(put.IsCompletedSuccessfully);
        await put;
        ValueTask<int> get = test.Kv(FakeMode.Immediate).GetAsync(3, buffer);
        Assert.True(get.IsCompletedSuccessfully);
        Assert.Equal(100, await get);
        Assert.Equal(QueueTest.Value(3, 100), buffer);
        Assert.Equal(0, test.Events.InFlight);
    }

    [Theory]
    [InlineData(nameof(FakeMode.Later))]
    [InlineData(nameof(FakeMode.OutOfOrder))]
    public async Task Many_operations_complete_each_with_its_own_result(string mode)
    {
        await using QueueTest test = new(slots: 64);
        FakeKeyValue kv = test.Kv(Enum.Parse<FakeMode>(mode));
        byte[][] buffers = [.. Enumerable.Range(0, 500).Select(static i => new byte[1 + i * 50])];
        Task<int>[] gets = [.. buffers.Select((b, i) => kv.GetAsync(i, b).AsTask())];
        int[] sizes = await Task.WhenAll(gets);
        for (int i = 0; i < buffers.Length; i++)
        {
            Assert.Equal(buffers[i].Length, sizes[i]);
            Assert.False(buffers[i].AsSpan().ContainsAnyExcept(FakeDaos.Pattern(i)));
        }
        await Task.WhenAll(buffers.Select((b, i) => kv.PutAsync(i, b).AsTask()));
        Assert.Empty(FakeDaos.Violations);
    }

    [Fact]
    public async Task A_completion_that_is_polled_before_the_submission_returns_is_not_lost()
    {
        await using QueueTest test = new();
        // Keeps the poller polling.
        Task held = test.Kv(FakeMode.Held).PutAsync(1, QueueTest.Value(1, 10)).AsTask();
        byte[] buffer = new byte[64];
        for (int i = 0; i < 10; i++)
        {
            ValueTask<int> get = test.Kv(FakeMode.CompleteThenLinger).GetAsync(i, buffer);
            Assert.True(get.IsCompleted);
            Assert.Equal(64, await get);
            Assert.Equal(FakeDaos.Pattern(i), buffer[63]);
        }
        FakeDaos.ReleaseHeld(test.Native);
        await held;
    }

    [Fact]
    public async Task A_refused_submission_gives_its_slot_and_memory_back()
    {
        await using QueueTest test = new(slots: 2);
        for (int i = 0; i < 10; i++)
        {
            ValueTask put = test.Kv(FakeMode.SubmitError).PutAsync(i, new byte[1000]);
            Assert.True(put.IsFaulted);
            DaosException error = await Assert.ThrowsAsync<DaosException>(() => put.AsTask());
            Assert.Equal(DaosError.NoSpace, error.Code);
            Assert.Equal("daos_kv_put", error.Operation);
            Assert.Equal("fake object", error.Target);
        }
        Assert.Equal(0, test.Memory.GetStatistics().Leases);
        Assert.Equal(0, test.Events.InFlight);
    }

    [Fact]
    public async Task A_failed_operation_throws_and_an_expected_outcome_does_not()
    {
        await using QueueTest test = new(slots: 2);
        byte[] buffer = [1, 2, 3];
        DaosException error = await Assert.ThrowsAsync<DaosException>(() => test.Kv(FakeMode.Error).GetAsync(1, buffer).AsTask());
        Assert.Equal(FakeDaos.ErrorCode, (int)error.Code);
        Assert.Equal(-1, await test.Kv(FakeMode.Missing).TryGetAsync(1, buffer));
        await Assert.ThrowsAsync<DaosException>(() => test.Kv(FakeMode.Missing).GetAsync(1, buffer).AsTask());
        Assert.Equal([1, 2, 3], buffer);
    }

    [Fact]
    public async Task A_function_that_the_library_lacks_is_reported_by_the_task()
    {
        await using QueueTest test = new(slots: 1);
        for (int i = 0; i < 3; i++)
            await Assert.ThrowsAsync<NativeFunctionMissingException>(() => test.Kv(FakeMode.Immediate).RemoveAsync().AsTask());
        Assert.Equal(0, test.Events.InFlight);
    }

    [Fact]
    public async Task An_event_that_reported_errno_values_is_initialised_again()
    {
        await using QueueTest test = new(slots: 1);
        DaosException file = await Assert.ThrowsAsync<DaosException>(() => FakeKeyValue.ReadFileAsync(test.Queue, 5).AsTask());
        Assert.Equal(5, (int)file.Code);
        DaosException error = await Assert.ThrowsAsync<DaosException>(() => test.Kv(FakeMode.Error).PutAsync(1, new byte[1]).AsTask());
        Assert.Equal(FakeDaos.ErrorCode, (int)error.Code);
    }

    [Fact]
    public async Task Synchronous_forms_use_the_memory_of_the_caller()
    {
        await using QueueTest test = new(slots: 2);
        foreach (FakeMode mode in new[] { FakeMode.Immediate, FakeMode.Later, FakeMode.OutOfOrder })
        {
            byte[] buffer = new byte[30000];
            Assert.Equal(30000, test.Kv(mode).Get(9, buffer));
            Assert.False(buffer.AsSpan().ContainsAnyExcept(FakeDaos.Pattern(9)));
            test.Kv(mode).Put(9, buffer);
        }
        Assert.Equal(FakeDaos.SubmitErrorCode, (int)Assert.Throws<DaosException>(() => test.Kv(FakeMode.SubmitError).Put(1, default)).Code);
        Assert.Equal(0, test.Memory.GetStatistics().Rents);
    }

    [Fact]
    public async Task Synchronous_and_asynchronous_callers_share_a_queue()
    {
        await using QueueTest test = new(slots: 8);
        Task[] threads = [.. Enumerable.Range(0, 4).Select(t => Task.Run(async () =>
        {
            byte[] buffer = new byte[256];
            for (int i = 0; i < 300; i++)
            {
                int size = (i + t) % 2 == 0 ? test.Kv(FakeMode.Later).Get(i, buffer) : await test.Kv(FakeMode.Later).GetAsync(i, buffer);
                Assert.Equal(256, size);
                Assert.Equal(FakeDaos.Pattern(i), buffer[255]);
            }
        }))];
        await Task.WhenAll(threads);
        Assert.Equal(0, test.Events.InFlight);
    }

    [Fact]
    public async Task Continuations_run_on_the_pool_unless_inline_is_asked_for()
    {
        Assert.False(await RunsOnPoller(inline: false));
        Assert.True(await RunsOnPoller(inline: true));

        static async Task<bool> RunsOnPoller(bool inline)
        {
            await using QueueTest test = new(inline: inline);
            ValueTask put = test.Kv(FakeMode.Held).PutAsync(1, QueueTest.Value(1, 8));
            Task release = Task.Run(async () =>
            {
                await Task.Delay(20);
                FakeDaos.ReleaseHeld(test.Native);
            });
            await put.ConfigureAwait(false);
            bool poller = Thread.CurrentThread.Name == "DaosSharp poller";
            await release;
            return poller;
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    public async Task Inline_continuations_may_do_synchronous_operations_and_do_not_nest(int slots)
    {
        await using QueueTest test = new(slots, inline: true);
        FakeKeyValue kv = test.Kv(FakeMode.Later);
        ThreadLocal<int> depth = new();
        int deepest = 0;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(Use)).WaitAsync(TimeSpan.FromSeconds(60));
        // One is what a submitting thread runs before its own method returns.
        Assert.InRange(deepest, 1, 2);
        Assert.Empty(FakeDaos.Violations);

        async Task Use(int number)
        {
            await kv.PutAsync(number, QueueTest.Value(number, 10)).ConfigureAwait(false);
            depth.Value++;
            deepest = Math.Max(deepest, depth.Value);
            byte[] buffer = new byte[20];
            for (int i = 0; i < 3; i++)
                Assert.Equal(20, kv.Get(number + i, buffer));
            depth.Value--;
        }
    }

    [Fact]
    public async Task What_a_cancelled_call_opens_is_closed_again()
    {
        await using QueueTest test = new();
        using CancellationTokenSource cancel = new();
        using MemoryStream opened = new();
        Task task = test.Kv(FakeMode.Held).OpenAsync(7, opened, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.True(opened.CanRead);
        FakeDaos.ReleaseHeld(test.Native);
        await AwaitTests.Until(() => !opened.CanRead);
        using MemoryStream kept = new();
        await test.Kv(FakeMode.Immediate).OpenAsync(7, kept, default);
        Assert.True(kept.CanRead);
    }

    [Fact]
    public void A_queue_that_cannot_be_created_says_why()
    {
        using DaosMemoryPool memory = new();
        FakeDaos.CreateError = -1009;
        try
        {
            DaosException error = Assert.Throws<DaosException>(() => new DaosEventQueue(FakeDaos.Api, memory));
            Assert.Equal("daos_eq_create", error.Operation);
            Assert.Equal(DaosError.NoMemory, error.Code);
        }
        finally
        {
            FakeDaos.CreateError = 0;
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => new DaosEventQueue(FakeDaos.Api, memory, new() { Slots = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DaosEventQueue(FakeDaos.Api, memory, new() { Slots = 4097 }));
    }
}
