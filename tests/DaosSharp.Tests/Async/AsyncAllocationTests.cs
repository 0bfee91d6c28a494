using System.Runtime.CompilerServices;
using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Async;

/// <summary>Asynchronous operations allocate nothing on the managed heap of the submitting thread.</summary>
public sealed class AsyncAllocationTests(TestSystem system) : IClassFixture<TestSystem>
{
    private const int Warmup = 300;
    private const int Rounds = 256;
    private const int Attempts = 6;

    [SkippableTheory]
    [InlineData(16)]
    [InlineData(4096)]
    [InlineData(65536)]
    public void Key_value_operations(int size)
    {
        TestSystem.RequireEmbedded();
        using KeyValueScope scope = new(system);
        DaosKeyValue kv = scope.Object;
        // Leases are objects of their own with guards, which debug builds have.
        using DaosMemoryPool memory = new(new() { Guards = false });
        using DaosEventQueue queue = system.Client.CreateEventQueue(memory: memory);
        kv.Events = queue;
        byte[] value = Pattern.Bytes(size);
        byte[] buffer = new byte[size];
        byte[] key = "key"u8.ToArray();
        string longKey = new('k', 600);
        using DaosMemoryLease lease = memory.RentLease(size);
        kv.Put("present", value);
        List<string> garbage =
        [
            .. Measure("Put", () => Wait(kv.PutAsync("key", value))),
            .. Measure("Put of a byte key", () => Wait(kv.PutAsync(key, value))),
            .. Measure("Put of a long key", () => Wait(kv.PutAsync(longKey, value))),
            .. Measure("Put of a lease", () => Wait(kv.PutAsync("key", lease.Memory))),
            .. Measure("Get", () => Wait(kv.GetAsync("present", buffer))),
            .. Measure("Get into a lease", () => Wait(kv.GetAsync("present", lease.Memory))),
            .. Measure("TryGet", () => Wait(kv.TryGetAsync("present", buffer))),
            .. Measure("TryGet, missing", () => Wait(kv.TryGetAsync("missing", buffer))),
            .. Measure("GetSize", () => Wait(kv.GetSizeAsync("present"))),
            .. Measure("TryInsert", () => Wait(kv.TryInsertAsync("present", value))),
            .. Measure("TryUpdate", () => Wait(kv.TryUpdateAsync("present", value))),
            .. Measure("Remove", () => Wait(kv.RemoveAsync("key"))),
            .. Measure("TryGetSize, missing", () => Wait(kv.TryGetSizeAsync("missing"))),
            .. Measure("TryRemove", () => Wait(kv.TryRemoveAsync("missing"))),
        ];
        Assert.Empty(garbage);
    }

    [SkippableTheory]
    [InlineData(16)]
    [InlineData(65536)]
    public void Array_operations(int size)
    {
        TestSystem.RequireEmbedded();
        using ArrayScope scope = new(system, chunkSize: 1 << 20);
        DaosArray array = scope.Object;
        using DaosMemoryPool memory = new(new() { Guards = false });
        using DaosEventQueue queue = system.Client.CreateEventQueue(memory: memory);
        array.Events = queue;
        byte[] data = Pattern.Bytes(size);
        ArrayRange[] many = [.. Enumerable.Range(0, 16).Select(i => new ArrayRange(i * 2L * size, size / 16))];
        using DaosMemoryLease lease = memory.RentLease(size);
        ReadOnlyMemory<byte>[] sources = [data.AsMemory(0, 3), lease.Memory[..(size - 5)], data.AsMemory(3, 2), default];
        Memory<byte>[] destinations = [data.AsMemory(0, 1), lease.Memory[..(size - 2)], data.AsMemory(1, 1)];
        List<string> garbage =
        [
            .. Measure("Write", () => Wait(array.WriteAsync(5, data))),
            .. Measure("Read", () => Wait(array.ReadAsync(5, data))),
            .. Measure("Write of ranges", () => Wait(array.WriteAsync(many, data))),
            .. Measure("Read of ranges", () => Wait(array.ReadAsync(many, lease.Memory[..size]))),
            .. Measure("Write from buffers", () => Wait(array.WriteAsync(many, sources))),
            .. Measure("Read into buffers", () => Wait(array.ReadAsync(many, destinations))),
            .. Measure("Punch", () => Wait(array.PunchAsync(5, size))),
            .. Measure("Punch of ranges", () => Wait(array.PunchAsync(many))),
            .. Measure("SetSize", () => Wait(array.SetSizeAsync(40L * size))),
            .. Measure("GetSize", () => Wait(array.GetSizeAsync())),
        ];
        Assert.Empty(garbage);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string[] Measure(string operation, Action action)
    {
        for (int i = 0; i < Warmup; i++)
            action();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Rounds; i++)
                action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least == 0 ? [] : [$"{operation}: {least / (double)Rounds:0.0} bytes per operation"];
    }

    private static void Wait(ValueTask task)
    {
        SpinWait spin = default;
        while (!task.IsCompleted)
            spin.SpinOnce();
        task.GetAwaiter().GetResult();
    }

    private static void Wait<T>(ValueTask<T> task)
    {
        SpinWait spin = default;
        while (!task.IsCompleted)
            spin.SpinOnce();
        task.GetAwaiter().GetResult();
    }
}
