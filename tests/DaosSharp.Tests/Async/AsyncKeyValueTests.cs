using System.Text;
using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Async;

/// <summary>The asynchronous forms of key-value operations, against the synchronous ones.</summary>
public sealed class AsyncKeyValueTests(TestSystem system) : IClassFixture<TestSystem>
{
    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(4096)]
    [InlineData(DaosEventQueueOptions.InlineLimit - 1)]
    [InlineData(DaosEventQueueOptions.InlineLimit)]
    [InlineData(1 << 20)]
    public async Task Values_come_back_through_every_kind_of_memory(int size)
    {
        using KeyValueScope scope = new(system);
        DaosKeyValue kv = scope.Object;
        byte[] value = Pattern.Bytes(size);
        byte[] buffer = new byte[size + 5];
        await kv.PutAsync("array", value);
        Assert.Equal(value, kv.Get("array"));
        Assert.Equal(size, await kv.GetAsync("array", buffer));
        Assert.Equal(value, buffer[..size]);
        Assert.Equal(new byte[5], buffer[size..]);

        using DaosMemoryLease lease = system.Client.Memory.RentLease(size + 5);
        value.CopyTo(lease.GetSpan());
        await kv.PutAsync("lease"u8.ToArray(), lease.Memory[..size]);
        lease.GetSpan().Clear();
        Assert.Equal(size, await kv.GetAsync("lease"u8.ToArray(), lease.Memory));
        Assert.Equal(value, lease.GetSpan()[..size].ToArray());
        Assert.Equal(value, kv.Get("lease"));
        Assert.Equal(size, await kv.GetSizeAsync("lease"));
    }

    [SkippableFact]
    public async Task Expected_outcomes_do_not_throw()
    {
        using KeyValueScope scope = new(system);
        DaosKeyValue kv = scope.Object;
        byte[] value = Pattern.Bytes(100);
        byte[] buffer = new byte[100];
        Assert.Equal(new ValueResult(ValueStatus.NotFound, 0), await kv.TryGetAsync("k", buffer));
        Assert.Equal(-1, await kv.TryGetSizeAsync("k"));
        Assert.False(await kv.TryUpdateAsync("k", value));
        Assert.False(await kv.TryRemoveAsync("k"));
        Assert.True(await kv.TryInsertAsync("k", value));
        Assert.False(await kv.TryInsertAsync("k", value));
        Assert.True(await kv.TryUpdateAsync("k", value));
        Assert.Equal(new ValueResult(ValueStatus.Found, 100), await kv.TryGetAsync("k", buffer));
        Assert.Equal(value, buffer);
        Array.Clear(buffer);
        Assert.Equal(new ValueResult(ValueStatus.BufferTooSmall, 100), await kv.TryGetAsync("k", buffer.AsMemory(0, 99)));
        Assert.Equal(new byte[100], buffer);
        Assert.Equal(100, await kv.TryGetSizeAsync("k"));
        Assert.True(await kv.TryRemoveAsync("k"));
        await kv.RemoveAsync("k");
        Assert.False(kv.ContainsKey("k"));
    }

    [SkippableFact]
    public async Task Failures_name_function_key_and_object()
    {
        using KeyValueScope scope = new(system);
        DaosKeyValue kv = scope.Object;
        DaosException missing = await Assert.ThrowsAsync<DaosException>(async () => await kv.GetAsync("missing", new byte[1]));
        Assert.Equal(DaosError.NotFound, missing.Code);
        Assert.Equal("daos_kv_get", missing.Operation);
        Assert.StartsWith("key 'missing' of key-value object ", missing.Target, StringComparison.Ordinal);
        await kv.PutAsync("k", new byte[10]);
        DaosException small = await Assert.ThrowsAsync<DaosException>(async () => await kv.GetAsync("k", new byte[9]));
        Assert.Equal(DaosError.RecordTooBig, small.Code);
        using DaosKeyValue readOnly = scope.Container.OpenKeyValue(scope.Id, ObjectAccess.ReadOnly);
        Assert.Equal(DaosError.NoPermission, (await Assert.ThrowsAsync<DaosException>(async () => await readOnly.PutAsync("k", new byte[1]))).Code);
    }

    [SkippableFact]
    public async Task Keys_are_checked_as_in_the_synchronous_forms()
    {
        using KeyValueScope scope = new(system);
        DaosKeyValue kv = scope.Object;
        foreach (string bad in new[] { "", "a\0b", "\ud800", new string('k', DaosKeyValue.MaxKeyLength + 1) })
        {
            Assert.Throws<ArgumentException>(() => kv.Put(bad, [1]));
            Assert.Equal("key", (await Assert.ThrowsAsync<ArgumentException>(async () => await kv.PutAsync(bad, new byte[1]))).ParamName);
        }
        foreach (string good in new[] { "a", "ä", new string('ß', 200), new string('k', DaosKeyValue.MaxKeyLength) })
        {
            await kv.PutAsync(good, Encoding.UTF8.GetBytes(good[..1]));
            Assert.Equal(Encoding.UTF8.GetBytes(good[..1]), kv.Get(good));
            byte[] buffer = new byte[4];
            Assert.Equal(Encoding.UTF8.GetByteCount(good[..1]), await kv.GetAsync(Encoding.UTF8.GetBytes(good), buffer));
        }
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await kv.PutAsync((string)null!, new byte[1]));
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(256)]
    public async Task Listing_gives_the_keys_of_the_synchronous_form(int pageSize)
    {
        using KeyValueScope scope = new(system);
        DaosKeyValue kv = scope.Object;
        string[] keys = [.. Enumerable.Range(0, 100).Select(static i => i == 50 ? new string('x', 40_000) : $"key-{i}")];
        await kv.PutManyAsync(keys, 1, new byte[keys.Length]);
        List<string> found = [];
        await foreach (string key in kv.ListKeysAsync(pageSize: pageSize))
            found.Add(key);
        Assert.Equal(kv.ListKeys(pageSize: pageSize), found);
        Assert.Equal(keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        using CancellationTokenSource cancel = new();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (KeyPage _ in kv.ListPagesAsync(cancel: cancel.Token))
            {
            }
        });
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(1000)]
    public async Task Many_keys_go_through_one_contiguous_lease(int concurrency)
    {
        using KeyValueScope scope = new(system);
        DaosKeyValue kv = scope.Object;
        const int Size = 1500;
        string[] keys = [.. Enumerable.Range(0, 200).Select(static i => $"k{i}")];
        using DaosMemoryLease lease = system.Client.Memory.RentLease(keys.Length * Size);
        Pattern.Bytes(keys.Length * Size).CopyTo(lease.GetSpan());
        await kv.PutManyAsync(keys, Size, lease.Memory, concurrency);
        kv.Remove("k7");
        kv.Put("k8", new byte[3]);
        byte[] expected = lease.GetSpan()[..(keys.Length * Size)].ToArray();
        expected.AsSpan(7 * Size, Size).Clear();
        expected.AsSpan(8 * Size, Size).Clear();
        lease.GetSpan().Clear();
        int[] sizes = new int[keys.Length];
        Assert.Equal(keys.Length - 1, await kv.GetManyAsync(keys, Size, lease.Memory, sizes, concurrency));
        Assert.Equal(expected, lease.GetSpan()[..(keys.Length * Size)].ToArray());
        Assert.Equal(-1, sizes[7]);
        Assert.Equal(3, sizes[8]);
        Assert.Equal(Size, sizes[199]);
        Assert.Equal(0, await kv.GetManyAsync([], 1, default, default));
        DaosException small = await Assert.ThrowsAsync<DaosException>(async () => await kv.GetManyAsync(keys, 10, lease.Memory, sizes, concurrency));
        Assert.Equal(DaosError.RecordTooBig, small.Code);
        await Assert.ThrowsAsync<ArgumentException>(async () => await kv.GetManyAsync(keys, Size, new byte[10], sizes));
        await Assert.ThrowsAsync<ArgumentException>(async () => await kv.PutManyAsync([.. keys, ""], 1, lease.Memory));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await kv.PutManyAsync(keys, 1, lease.Memory, cancel: new(canceled: true)));
        Assert.Equal(0, kv.Events.InFlight);
    }

    [SkippableFact]
    public async Task Bad_use_is_refused()
    {
        using KeyValueScope scope = new(system);
        DaosMemoryLease lease = system.Client.Memory.RentLease(100);
        ((IDisposable)lease).Dispose();
        Memory<byte> memory = TakeMemory(system.Client.Memory, out IDisposable owner);
        owner.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await scope.Object.PutAsync("k", memory));
        DaosKeyValue closed = scope.Container.OpenKeyValue(scope.Id);
        closed.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await closed.PutAsync("k", new byte[1]));

        DaosEventQueue queue = system.Client.CreateEventQueue(new() { Slots = 4, InlineContinuations = true });
        using DaosKeyValue own = scope.Container.OpenKeyValue(scope.Id);
        own.Events = queue;
        await own.PutAsync("own", new byte[5]);
        Assert.Equal(5, await own.GetSizeAsync("own"));
        Assert.True((await queue.CloseAsync(TimeSpan.FromSeconds(10))).IsComplete);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await own.PutAsync("own", new byte[5]));
    }

    private static Memory<byte> TakeMemory(DaosMemoryPool pool, out IDisposable owner)
    {
        DaosMemoryLease lease = pool.RentLease(100);
        owner = lease;
        return lease.Memory;
    }
}
