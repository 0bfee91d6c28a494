using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Lifetime;

/// <summary>Operations on the hot path allocate nothing on the managed heap.</summary>
public sealed class AllocationTests(TestSystem system) : IClassFixture<TestSystem>
{
    private const int Warmup = 64;
    private const int Rounds = 256;

    [SkippableTheory]
    [InlineData(16)]
    [InlineData(4096)]
    [InlineData(65536)]
    public void Key_value_operations(int size)
    {
        TestSystem.RequireEmbedded();
        using KeyValueScope scope = new(system);
        DaosKeyValue kv = scope.Object;
        byte[] value = Pattern.Bytes(size);
        byte[] buffer = new byte[size];
        string longKey = new('k', 600);
        kv.Put("present", value);
        kv.Put(longKey, value);

        AssertNothing("Put", () => kv.Put("key", value));
        AssertNothing("Put of a byte key", () => kv.Put("key"u8, value));
        AssertNothing("Put of a long key", () => kv.Put(longKey, value));
        AssertNothing("Get", () => kv.Get("present", buffer));
        AssertNothing("Get of a byte key", () => kv.Get("present"u8, buffer));
        AssertNothing("Get of a long key", () => kv.Get(longKey, buffer));
        AssertNothing("TryGet, too small", () => kv.TryGet("present", buffer.AsSpan(0, 1), out _));
        AssertNothing("TryGet, missing", () => kv.TryGet("missing", buffer, out _));
        AssertNothing("TryGetSize", () => kv.TryGetSize("present", out _));
        AssertNothing("TryInsert, present", () => kv.TryInsert("present", value));
        AssertNothing("TryUpdate", () => kv.TryUpdate("present", value));
        AssertNothing("TryRemove, missing", () => kv.TryRemove("missing"));
    }

    [SkippableTheory]
    [InlineData(16)]
    [InlineData(4096)]
    [InlineData(65536)]
    public void Array_operations(int size)
    {
        TestSystem.RequireEmbedded();
        using ArrayScope scope = new(system, chunkSize: 1 << 20);
        DaosArray array = scope.Object;
        byte[] data = Pattern.Bytes(size);
        byte[] buffer = new byte[size];
        ArrayRange[] few = [new(0, size / 2), new(size, size - size / 2)];
        ArrayRange[] many = [.. Enumerable.Range(0, 16).Select(i => new ArrayRange(i * 2L * size, size / 16))];
        ReadOnlyMemory<byte>[] sources = [data.AsMemory(0, 3), data.AsMemory(3)];
        Memory<byte>[] destinations = [buffer.AsMemory(0, 3), buffer.AsMemory(3)];

        AssertNothing("Write", () => array.Write(5, data));
        AssertNothing("Read", () => array.Read(5, buffer));
        AssertNothing("Write of ranges", () => array.Write(few, data));
        AssertNothing("Read of ranges", () => array.Read(few, buffer));
        AssertNothing("Write of 16 ranges", () => array.Write(many, data));
        AssertNothing("Read of 16 ranges", () => array.Read(many, buffer));
        AssertNothing("Write from buffers", () => array.Write(few, sources));
        AssertNothing("Read into buffers", () => array.Read(few, destinations));
        AssertNothing("GetSize", () => array.GetSize());
    }

    private static void AssertNothing(string operation, Action action)
    {
        for (int i = 0; i < Warmup; i++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++)
            action();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(bytes == 0, $"{operation} allocated {bytes / (double)Rounds:0.0} bytes per operation");
    }
}
