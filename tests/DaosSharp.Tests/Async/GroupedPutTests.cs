using System.Diagnostics.CodeAnalysis;
using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Async;

/// <summary>What the awaiting thread does itself on the embedded engine.</summary>
[SuppressMessage("Reliability", "CA2012", Justification = "Each task is awaited once.")]
public sealed class GroupedPutTests(TestSystem system) : IClassFixture<TestSystem>
{
    private const int InFlight = 32;

    [SkippableFact]
    public async Task Puts_in_flight_share_transactions_when_the_oldest_is_awaited()
    {
        TestSystem.RequireEmbedded();
        using KeyValueScope scope = new(system);
        await PutAsync(scope.Object, 500);
        (ulong operations, ulong commits) = Counters();
        await PutAsync(scope.Object, 3000);
        (ulong operationsAfter, ulong commitsAfter) = Counters();
        Assert.Equal(3000UL, operationsAfter - operations);
        Assert.InRange(commitsAfter - commits, 1UL, 3000UL / (InFlight / 4));
    }

    [SkippableFact]
    public async Task Puts_that_nobody_awaits_yet_are_done_soon()
    {
        using KeyValueScope scope = new(system);
        for (int round = 0; round < 20; round++)
        {
            Task[] puts = [.. Enumerable.Range(0, InFlight).Select(i => scope.Object.PutAsync($"k{i}", new byte[8]).AsTask())];
            await Task.WhenAll(puts).WaitAsync(TimeSpan.FromSeconds(10));
        }

        ValueTask[] left = new ValueTask[InFlight];
        for (int i = 0; i < InFlight; i++)
        {
            left[i] = scope.Object.PutAsync($"k{i}", new byte[8]);
        }

        Assert.True(SpinWait.SpinUntil(() => scope.Object.Events.InFlight == 0, TimeSpan.FromSeconds(10)));
        foreach (ValueTask put in left)
        {
            Assert.True(put.IsCompleted);
            await put;
        }
    }

    [SkippableFact]
    public async Task A_read_is_complete_when_the_call_returns()
    {
        TestSystem.RequireEmbedded();
        using KeyValueScope scope = new(system);
        byte[] buffer = new byte[8];
        for (int i = 0; i < 10; i++)
        {
            ValueTask put = scope.Object.PutAsync("k", new byte[] { (byte)i });
            ValueTask<int> get = scope.Object.GetAsync("k", buffer);
            Assert.True(get.IsCompleted);
            Assert.Equal(1, await get);
            Assert.Equal(i, buffer[0]);
            await put;
        }

        DaosException missing = await Assert.ThrowsAsync<DaosException>(async () => await scope.Object.GetAsync("none", buffer));
        Assert.Equal(DaosError.NotFound, missing.Code);
        Assert.Equal(0, scope.Object.Events.InFlight);
    }

    private static async Task PutAsync(DaosKeyValue kv, int operations)
    {
        ValueTask[] puts = new ValueTask[InFlight];
        byte[] value = new byte[16];
        for (int i = 0; i < operations; i++)
        {
            await puts[i % InFlight];
            puts[i % InFlight] = kv.PutAsync($"k{i % 100}", value);
        }

        foreach (ValueTask put in puts)
        {
            await put;
        }
    }

    private unsafe (ulong Operations, ulong Commits) Counters()
    {
        ulong operations;
        ulong commits;
        Assert.Equal(0, ClientLibrary.Embedded().Engine!.dse_pool_counters(system.Pool.NativeHandle, &operations, &commits));
        return (operations, commits);
    }
}
