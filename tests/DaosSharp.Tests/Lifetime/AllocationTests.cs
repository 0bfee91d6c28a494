using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Lifetime;

/// <summary>Operations on the hot path allocate nothing on the managed heap.</summary>
public sealed class AllocationTests(TestSystem system) : IClassFixture<TestSystem>
{
    private const int Warmup = 64;
    private const int Rounds = 256;
    private const int Attempts = 4;

    private readonly List<string> _garbage = [];

    [SkippableTheory]
    [InlineData(16, true)]
    [InlineData(4096, true)]
    [InlineData(65536, true)]
    [InlineData(16, false)]
    [InlineData(65536, false)]
    public void Key_value_operations(int size, bool blocking)
    {
        TestSystem.RequireEmbedded();
        using KeyValueScope scope = new(system);
        DaosKeyValue kv = scope.Object;
        // Leases are objects of their own with guards, which debug builds have.
        using DaosMemoryPool memory = new(new() { Guards = false });
        using DaosEventQueue queue = system.Client.CreateEventQueue(new() { BlockingCalls = blocking }, memory);
        kv.Events = queue;
        byte[] value = Pattern.Bytes(size);
        byte[] buffer = new byte[size];
        string longKey = new('k', 600);
        kv.Put("present", value);
        kv.Put(longKey, value);

        Measure("Put", () => kv.Put("key", value));
        Measure("Remove", () => kv.Remove("key"));
        Measure("Put of a byte key", () => kv.Put("key"u8, value));
        Measure("Put of a long key", () => kv.Put(longKey, value));
        Measure("Get", () => kv.Get("present", buffer));
        Measure("Get of a byte key", () => kv.Get("present"u8, buffer));
        Measure("Get of a long key", () => kv.Get(longKey, buffer));
        Measure("TryGet, too small", () => kv.TryGet("present", buffer.AsSpan(0, 1), out _));
        Measure("TryGet, missing", () => kv.TryGet("missing", buffer, out _));
        Measure("TryGetSize", () => kv.TryGetSize("present", out _));
        Measure("TryInsert, present", () => kv.TryInsert("present", value));
        Measure("TryUpdate", () => kv.TryUpdate("present", value));
        Measure("TryRemove, missing", () => kv.TryRemove("missing"));
        Assert.Empty(_garbage);
    }

    [SkippableTheory]
    [InlineData(16, true)]
    [InlineData(4096, true)]
    [InlineData(65536, true)]
    [InlineData(16, false)]
    [InlineData(65536, false)]
    public void Array_operations(int size, bool blocking)
    {
        TestSystem.RequireEmbedded();
        using ArrayScope scope = new(system, chunkSize: 1 << 20);
        DaosArray array = scope.Object;
        using DaosMemoryPool memory = new(new() { Guards = false });
        using DaosEventQueue queue = system.Client.CreateEventQueue(new() { BlockingCalls = blocking }, memory);
        array.Events = queue;
        byte[] data = Pattern.Bytes(size);
        byte[] buffer = new byte[size];
        ArrayRange[] few = [new(0, size / 2), new(size, size - size / 2)];
        ArrayRange[] many = [.. Enumerable.Range(0, 16).Select(i => new ArrayRange(i * 2L * size, size / 16))];
        ReadOnlyMemory<byte>[] sources = [data.AsMemory(0, 3), data.AsMemory(3)];
        Memory<byte>[] destinations = [buffer.AsMemory(0, 3), buffer.AsMemory(3)];

        Measure("Write", () => array.Write(5, data));
        Measure("Read", () => array.Read(5, buffer));
        Measure("Write of ranges", () => array.Write(few, data));
        Measure("Read of ranges", () => array.Read(few, buffer));
        Measure("Write of 16 ranges", () => array.Write(many, data));
        Measure("Read of 16 ranges", () => array.Read(many, buffer));
        Measure("Write from buffers", () => array.Write(few, sources));
        Measure("Read into buffers", () => array.Read(few, destinations));
        Measure("Punch", () => array.Punch(few));
        Measure("SetSize", () => array.SetSize(4L * size));
        Measure("GetSize", () => array.GetSize());
        Assert.Empty(_garbage);
    }

    private void Measure(string operation, Action action)
    {
        for (int i = 0; i < Warmup; i++)
            action();

        // What an operation allocates shows in every attempt; what the runtime allocates for itself, such as for recompiled methods, does not.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Rounds; i++)
                action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        if (least != 0)
            _garbage.Add($"{operation}: {least / (double)Rounds:0.0} bytes per operation");
    }
}
