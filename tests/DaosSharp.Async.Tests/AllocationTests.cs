using System.Runtime.CompilerServices;
using DaosSharp.Async.Tests.Fake;
using Xunit;

namespace DaosSharp.Async.Tests;

/// <summary>Operations allocate nothing, neither on the submitting thread nor anywhere else.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public class AllocationTests
{
    private const int Count = 20_000;

    [Fact]
    public async Task Operations_that_complete_at_once()
    {
        await using QueueTest test = new(guards: false);
        FakeKeyValue kv = test.Kv(FakeMode.Immediate);
        DaosMemoryLease lease = test.Memory.RentLease(4096);
        byte[] small = QueueTest.Value(5, 64);
        byte[] large = QueueTest.Value(5, 65536);
        lease.GetSpan().Fill(FakeDaos.Pattern(5));
        Run(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(Count);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        ((IDisposable)lease).Dispose();

        void Run(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Wait(kv.PutAsync(5, lease.Memory));
                Wait(kv.PutAsync(5, small));
                Wait(kv.GetAsync(5, lease.Memory));
                Wait(kv.GetAsync(5, small));
                kv.Get(5, small);
                kv.Put(5, small);
                if (i % 16 == 0)
                    Wait(kv.PutAsync(5, large));
            }
        }
    }

    [Theory]
    [InlineData(false, 128)]
    [InlineData(true, 128)]
    [InlineData(false, 4)]
    public async Task Operations_that_the_poller_completes(bool inline, int slots)
    {
        await using QueueTest test = new(slots, inline, guards: false);
        FakeKeyValue kv = test.Kv(FakeMode.Later);
        byte[][] buffers = [.. Enumerable.Range(0, 32).Select(static _ => new byte[64])];
        ValueTask<int>[] gets = new ValueTask<int>[buffers.Length];
        using CancellationTokenSource cancel = new();
        int wrong = 0;
        await Rounds(Count / 4);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await Rounds(Count);
        long perOperation = (GC.GetTotalAllocatedBytes(precise: true) - before) / Count;
        Assert.Equal(0, wrong);
        // The test host and the thread pool allocate now and then; one object per operation would be 24 bytes at least.
        Assert.InRange(perOperation, 0, 4);

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        async ValueTask Rounds(int count)
        {
            for (int i = 0; i < count; i += gets.Length)
            {
                for (int j = 0; j < gets.Length; j++)
                    gets[j] = kv.GetAsync(j, buffers[j], cancel.Token);
                // Assertions of the test framework allocate.
                for (int j = 0; j < gets.Length; j++)
                    wrong += await gets[j] == 64 ? 0 : 1;
            }
        }
    }

    private static void Wait(ValueTask task)
    {
        Assert.True(task.IsCompleted);
        task.GetAwaiter().GetResult();
    }

    private static void Wait(ValueTask<int> task)
    {
        Assert.True(task.IsCompleted);
        task.GetAwaiter().GetResult();
    }
}
