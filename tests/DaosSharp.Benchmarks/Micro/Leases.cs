using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;

namespace DaosSharp.Benchmarks.Micro;

/// <summary>Renting and returning a lease of 64 KiB against malloc and free of as much.</summary>
[MemoryDiagnoser]
public unsafe class Leases
{
    private const int Length = 64 << 10;

    private readonly DaosMemoryPool _pool = new();

    [GlobalCleanup]
    public void Dispose() => _pool.Dispose();

    [Benchmark(Baseline = true)]
    public byte Malloc()
    {
        byte* block = (byte*)NativeMemory.Alloc(Length);
        block[0] = 1;
        byte first = block[0];
        NativeMemory.Free(block);
        return first;
    }

    [Benchmark(Description = "lease 64 KiB vs malloc")]
    public byte Lease()
    {
        using DaosMemoryLease lease = _pool.RentLease(Length);
        Span<byte> span = lease.Memory.Span;
        span[0] = 1;
        return span[0];
    }
}
