using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Async;

/// <summary>Synchronous operations that wait on a queue, as they do on an installed DAOS, rather than in the library.</summary>
public sealed class QueuedCallTests(TestSystem system) : IClassFixture<TestSystem>
{
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public async Task Threads_share_the_slots_of_a_queue(int slots)
    {
        using KeyValueScope scope = new(system);
        await using DaosEventQueue queue = system.Client.CreateEventQueue(new() { Slots = slots, BlockingCalls = false });
        scope.Object.Events = queue;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(t => Task.Factory.StartNew(() => Use(scope.Object, t), TaskCreationOptions.LongRunning)));
        Assert.Equal(0, queue.InFlight);
    }

    [SkippableFact]
    public async Task Array_operations_and_calls_wait_on_the_queue()
    {
        using ArrayScope scope = new(system);
        DaosArray array = scope.Object;
        await using DaosEventQueue queue = system.Client.CreateEventQueue(new() { Slots = 2, BlockingCalls = false });
        array.Events = queue;
        byte[] data = Pattern.Bytes(30_000);
        byte[] buffer = new byte[data.Length];
        array.Write(7, data);
        array.Read(7, buffer);
        Assert.Equal(data, buffer);
        array.Write(40_000, data.AsSpan(0, 100));
        Assert.Equal(40_100, array.GetSize());
        Assert.Equal(40_100, array.Stat().Size);
        array.Punch(40_000, 100);
        array.SetSize(10);
        Assert.Equal(10, array.GetSize());
        DaosException overlap = Assert.Throws<DaosException>(() => array.Write([new(0, 2), new(1, 2)], new byte[4]));
        Assert.Equal(DaosError.Invalid, overlap.Code);
    }

    [SkippableFact]
    public async Task A_continuation_that_runs_inline_may_do_synchronous_operations()
    {
        using KeyValueScope scope = new(system);
        await using DaosEventQueue queue = system.Client.CreateEventQueue(new() { Slots = 4, InlineContinuations = true, BlockingCalls = false });
        DaosKeyValue kv = scope.Object;
        kv.Events = queue;
        kv.Put("a", [1, 2, 3]);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            byte[] buffer = new byte[3];
            await kv.PutAsync($"k{i}", new byte[] { (byte)i }).ConfigureAwait(false);
            Assert.Equal(3, kv.Get("a", buffer));
            Assert.Equal(1, await kv.GetAsync($"k{i}", buffer).ConfigureAwait(false));
            kv.Put($"k{i}", buffer.AsSpan(0, 2));
        })).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(2, kv.GetSize("k39"));
    }

    private static void Use(DaosKeyValue kv, int thread)
    {
        byte[] value = Pattern.Bytes(200 + thread, thread);
        byte[] buffer = new byte[300];
        for (int i = 0; i < 100; i++)
        {
            string key = $"{thread}-{i % 7}";
            kv.Put(key, value);
            Assert.Equal(value, buffer[..kv.Get(key, buffer)]);
            Assert.Equal(ValueStatus.BufferTooSmall, kv.TryGet(key, buffer.AsSpan(0, 10), out long size));
            Assert.Equal(value.Length, size);
            Assert.True(kv.TryRemove(key));
            Assert.False(kv.TryRemove(key));
        }
    }
}
