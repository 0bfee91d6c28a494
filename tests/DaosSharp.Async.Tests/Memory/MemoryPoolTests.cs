using System.Buffers;
using Xunit;

namespace DaosSharp.Async.Tests.Memory;

/// <summary>Leases: where they lie, whom they belong to, and what happens to those who do not keep to it.</summary>
public class MemoryPoolTests
{
    [Theory]
    [InlineData(0, 256)]
    [InlineData(1, 256)]
    [InlineData(256, 256)]
    [InlineData(257, 512)]
    [InlineData(4096, 4096)]
    [InlineData(4097, 8192)]
    [InlineData(1 << 20, 1 << 20)]
    [InlineData((2 << 20) + 1, 4 << 20)]
    [InlineData(20 << 20, 32 << 20)]
    public void A_lease_has_the_size_of_its_class_and_is_aligned(int asked, int length)
    {
        foreach (bool guards in new[] { false, true })
        {
            using DaosMemoryPool pool = new(new() { Guards = guards, Budget = 256 << 20 });
            using DaosMemoryLease lease = pool.RentLease(asked);
            Assert.Equal(length, lease.Length);
            Assert.Equal(length, lease.Memory.Length);
            Assert.Equal(0, lease.Address % Math.Min(length, guards && length < 4096 ? 64 : 4096));
            Assert.Equal(0, lease.Slab.Address % (2 << 20));
            Assert.True(lease.Address >= lease.Slab.Address && lease.Address + length <= lease.Slab.Address + (nint)lease.Slab.Length);
            lease.GetSpan().Fill(0x5A);
            Assert.False(lease.Memory.Span.ContainsAnyExcept((byte)0x5A));
        }
    }

    [Fact]
    public void It_is_a_memory_pool()
    {
        using DaosMemoryPool pool = new();
        MemoryPool<byte> plain = pool;
        using IMemoryOwner<byte> some = plain.Rent();
        using IMemoryOwner<byte> exact = plain.Rent(100);
        Assert.Equal(4096, some.Memory.Length);
        Assert.True(exact.Memory.Length >= 100);
        Assert.Throws<ArgumentOutOfRangeException>(() => plain.Rent(-2));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.RentLease(plain.MaxBufferSize + 1));
    }

    [Fact]
    public void Addresses_come_again_and_never_overlap()
    {
        using DaosMemoryPool pool = new(new() { Guards = false });
        HashSet<nint> all = [];
        for (int i = 0; i < 20; i++)
            all.UnionWith(Round());
        // What the cache of a thread takes at a time beyond the 200.
        Assert.InRange(all.Count, 200, 264);

        HashSet<nint> Round()
        {
            DaosMemoryLease[] leases = [.. Enumerable.Range(0, 200).Select(_ => pool.RentLease(1000))];
            nint[] sorted = [.. leases.Select(static l => l.Address).Order()];
            Assert.All(sorted.Zip(sorted.Skip(1)), static p => Assert.True(p.Second - p.First >= 1024));
            Array.ForEach(leases, static l => ((IDisposable)l).Dispose());
            return [.. sorted];
        }
    }

    [Fact]
    public void Renting_allocates_nothing_without_guards()
    {
        using DaosMemoryPool pool = new(new() { Guards = false });
        // The first thousands of rounds allocate 24 bytes once; guaranteed is that renting goes on without.
        Round(10_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Round(10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Round(int count)
        {
            for (int i = 0; i < count; i++)
            {
                using DaosMemoryLease a = pool.RentLease(4096);
                using DaosMemoryLease b = pool.RentLease(4096);
                using MemoryHandle pin = a.Pin();
            }
        }
    }

    [Fact]
    public void A_returned_lease_is_refused_everywhere()
    {
        foreach (bool guards in new[] { false, true })
        {
            using DaosMemoryPool pool = new(new() { Guards = guards });
            DaosMemoryLease lease = pool.RentLease(100);
            Memory<byte> memory = lease.Memory;
            ((IDisposable)lease).Dispose();
            Assert.True(lease.IsReturned);
            Assert.Throws<ObjectDisposedException>(() => lease.GetSpan());
            Assert.Throws<ObjectDisposedException>(() => lease.Memory);
            Assert.Throws<ObjectDisposedException>(() => lease.Address);
            Assert.Throws<ObjectDisposedException>(() => lease.Slab);
            Assert.Throws<ObjectDisposedException>(() => lease.Pin());
            Assert.Throws<ObjectDisposedException>(() => memory.Span.Length);
            Assert.Throws<ObjectDisposedException>(() => memory.Pin());
        }
    }

    [Fact]
    public void With_guards_old_memory_is_refused_even_when_the_block_is_rented_again()
    {
        using DaosMemoryPool pool = new(new() { Guards = true });
        DaosMemoryLease old = pool.RentLease(100);
        Memory<byte> memory = old.Memory;
        nint address = old.Address;
        ((IDisposable)old).Dispose();
        using DaosMemoryLease next = pool.RentLease(100);
        Assert.Equal(address, next.Address);
        Assert.Throws<ObjectDisposedException>(() => memory.Span.Length);
        Assert.Throws<InvalidOperationException>(() => ((IDisposable)old).Dispose());
        Assert.Equal(256, next.GetSpan().Length);
    }

    [Fact]
    public void A_double_return_without_guards_is_ignored_as_long_as_the_block_is_free()
    {
        using DaosMemoryPool pool = new(new() { Guards = false });
        DaosMemoryLease lease = pool.RentLease(100);
        ((IDisposable)lease).Dispose();
        ((IDisposable)lease).Dispose();
        using DaosMemoryLease a = pool.RentLease(100);
        using DaosMemoryLease b = pool.RentLease(100);
        Assert.NotEqual(a.Address, b.Address);
        Assert.Equal(2, pool.GetStatistics().Leases);
    }

    [Fact]
    public void An_overrun_is_found_at_the_return()
    {
        using DaosMemoryPool pool = new(new() { Guards = true });
        DaosMemoryLease lease = pool.RentLease(4096);
        nint end = lease.Address + 4096;
        RawMemory.Write(end + 3, 1);
        DaosMemoryCorruptionException error = Assert.Throws<DaosMemoryCorruptionException>(() => ((IDisposable)lease).Dispose());
        Assert.Equal(end + 3, error.Address);
        Assert.Equal(0, pool.GetStatistics().Leases);
        using DaosMemoryLease next = pool.RentLease(4096);
        Assert.NotEqual(end - 4096, next.Address);
    }

    [Fact]
    public void A_write_after_the_return_is_found_at_the_next_rent()
    {
        using DaosMemoryPool pool = new(new() { Guards = true });
        DaosMemoryLease lease = pool.RentLease(4096);
        nint address = lease.Address;
        ((IDisposable)lease).Dispose();
        RawMemory.Write(address + 17, 0);
        Assert.Equal(address + 17, Assert.Throws<DaosMemoryCorruptionException>(() => pool.RentLease(4096)).Address);
        using DaosMemoryLease next = pool.RentLease(4096);
        Assert.NotEqual(address, next.Address);
        Assert.Equal(1, pool.GetStatistics().Leases);
    }

    [Fact]
    public void A_pinned_lease_is_not_used_again_before_the_pin_ends()
    {
        using DaosMemoryPool pool = new(new() { Guards = false });
        DaosMemoryLease lease = pool.RentLease(4096);
        nint address = lease.Address;
        MemoryHandle pin = lease.Memory[100..].Pin();
        Assert.Equal(address + 100, RawMemory.Address(pin));
        ((IDisposable)lease).Dispose();
        using (DaosMemoryLease other = pool.RentLease(4096))
            Assert.NotEqual(address, other.Address);
        Assert.Equal(1, pool.GetStatistics().Leases);
        pin.Dispose();
        Assert.Equal(0, pool.GetStatistics().Leases);
    }

    [Fact]
    public void Memory_tells_its_lease()
    {
        using DaosMemoryPool pool = new();
        using DaosMemoryLease lease = pool.RentLease(4096);
        Assert.True(DaosMemoryLease.TryGet(lease.Memory.Slice(10, 20), out DaosMemoryLease? found, out int offset));
        Assert.Same(lease, found);
        Assert.Equal(10, offset);
        Assert.False(DaosMemoryLease.TryGet(new byte[5], out found, out _));
        Assert.Null(found);
    }

    [Fact]
    public void A_budget_is_kept_and_free_blocks_are_used_first()
    {
        using DaosMemoryPool pool = new(new() { Budget = 8 << 20, SlabSize = 2 << 20, Guards = false });
        DaosMemoryLease[] leases = [.. Enumerable.Range(0, 4).Select(_ => pool.RentLease(2 << 20))];
        DaosMemoryBudgetException error = Assert.Throws<DaosMemoryBudgetException>(() => pool.RentLease(2 << 20));
        Assert.Equal(8 << 20, error.Mapped);
        Assert.Equal(8 << 20, error.Budget);
        Assert.Throws<DaosMemoryBudgetException>(() => pool.RentLease(100));
        nint address = leases[2].Address;
        // Another thread returns it: it waits for the owner, and is found nevertheless.
        Thread other = new(() => ((IDisposable)leases[2]).Dispose());
        other.Start();
        other.Join();
        using DaosMemoryLease again = pool.RentLease(2 << 20);
        Assert.Equal(address, again.Address);
        foreach (int i in new[] { 0, 1, 3 })
            ((IDisposable)leases[i]).Dispose();
    }

    [Fact]
    public void Huge_pages_are_used_when_there_are_any()
    {
        using DaosMemoryPool pool = new(new() { HugeTlb = true, Prefault = true, SlabSize = 2 << 20 });
        using DaosMemoryLease lease = pool.RentLease(1 << 20);
        lease.GetSpan().Fill(1);
        DaosMemoryPoolStatistics statistics = pool.GetStatistics();
        Assert.Equal(1, statistics.Slabs);
        Assert.InRange(statistics.HugeTlbSlabs, 0, 1);
        Assert.Equal(2 << 20, statistics.MappedBytes);
    }
}
