using Xunit;

namespace DaosSharp.Async.Tests.Memory;

/// <summary>Leases that travel between threads, and the end of pools and threads.</summary>
public class MemoryThreadTests
{
    [Fact]
    public void A_lease_goes_back_to_the_thread_that_rented_it()
    {
        using DaosMemoryPool pool = new(new() { Guards = false });
        DaosMemoryLease[] leases = [.. Enumerable.Range(0, 20).Select(_ => pool.RentLease(4096))];
        HashSet<nint> addresses = [.. leases.Select(static l => l.Address)];
        Run(() => Array.ForEach(leases, static l => ((IDisposable)l).Dispose()));
        DaosMemoryPoolStatistics statistics = pool.GetStatistics();
        Assert.Equal(20, statistics.CrossThreadReturns);
        Assert.Equal(0, statistics.Leases);
        Assert.Equal(0, statistics.LeasedBytes);
        Run(() =>
        {
            using DaosMemoryLease other = pool.RentLease(4096);
            Assert.DoesNotContain(other.Address, addresses);
        });
        // The thread's own cache still has a few blocks from the first refill.
        DaosMemoryLease[] again = [.. Enumerable.Range(0, 52).Select(_ => pool.RentLease(4096))];
        Assert.Subset(again.Select(static l => l.Address).ToHashSet(), addresses);
        Array.ForEach(again, static l => ((IDisposable)l).Dispose());
    }

    [Fact]
    public void Blocks_of_threads_that_have_ended_are_used_by_others()
    {
        using DaosMemoryPool pool = new(new() { Budget = 2 << 20, SlabSize = 2 << 20, Guards = false });
        // Each thread leaves all 8 blocks of the only slab in its cache or outside of it.
        for (int i = 0; i < 5; i++)
        {
            Run(() =>
            {
                DaosMemoryLease[] leases = [.. Enumerable.Range(0, 8).Select(_ => pool.RentLease(256 << 10))];
                Array.ForEach(leases, static l => ((IDisposable)l).Dispose());
            });
            for (int j = 0; j < 10; j++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        Assert.Equal(0, pool.GetStatistics().Leases);
    }

    [Fact]
    public void Many_threads_never_hold_the_same_block()
    {
        foreach (bool guards in new[] { false, true })
        {
            using DaosMemoryPool pool = new(new() { Guards = guards });
            DaosMemoryLease?[] exchange = new DaosMemoryLease?[64];
            int errors = 0;
            Thread[] threads = [.. Enumerable.Range(1, 6).Select(t => new Thread(() =>
            {
                Random random = new(t);
                for (int i = 0; i < 20_000; i++)
                {
                    DaosMemoryLease lease = pool.RentLease(random.Next(5000));
                    byte mark = (byte)random.Next(256);
                    lease.GetSpan().Fill(mark);
                    Thread.SpinWait(random.Next(20));
                    if (lease.GetSpan().ContainsAnyExcept(mark))
                        Interlocked.Increment(ref errors);
                    // Half of them are returned by whoever comes to the place next.
                    if (random.Next(2) == 0)
                        ((IDisposable)lease).Dispose();
                    else if (Interlocked.Exchange(ref exchange[random.Next(exchange.Length)], lease) is { } other)
                        ((IDisposable)other).Dispose();
                }
            }))];
            Array.ForEach(threads, static t => t.Start());
            Array.ForEach(threads, static t => t.Join());
            Assert.Equal(0, errors);
            Assert.Equal(exchange.Count(static l => l is not null), pool.GetStatistics().Leases);
            foreach (DaosMemoryLease? lease in exchange)
                ((IDisposable?)lease)?.Dispose();
            Assert.Equal(0, pool.GetStatistics().Leases);
        }
    }

    [Fact]
    public void Disposal_reports_leases_and_keeps_their_memory()
    {
        DaosMemoryLeakReport? report = null;
        DaosMemoryPool pool = new(new() { TrackRents = true, Guards = true, OnLeak = r => report = r });
        DaosMemoryLease a = pool.RentLease(5000);
        DaosMemoryLease b = pool.RentLease(100);
        using (pool.RentLease(100))
        {
        }
        pool.Dispose();
        Assert.Equal(2, report!.Leases);
        Assert.Equal(8192 + 256, report.Bytes);
        Assert.Equal(2, report.Stacks.Count);
        Assert.Contains(nameof(Disposal_reports_leases_and_keeps_their_memory), report.ToString(), StringComparison.Ordinal);
        a.GetSpan().Fill(1);
        b.GetSpan().Fill(2);
        Assert.Throws<ObjectDisposedException>(() => pool.RentLease(100));
        ((IDisposable)a).Dispose();
        Assert.False(a.Block.Slab.Pages.IsClosed);
        ((IDisposable)b).Dispose();
        Assert.True(a.Block.Slab.Pages.IsClosed);
        Assert.True(b.Block.Slab.Pages.IsClosed);
        pool.Dispose();
    }

    [Fact]
    public void Disposal_while_others_rent()
    {
        for (int round = 0; round < 50; round++)
        {
            DaosMemoryPool pool = new(new() { Guards = false, OnLeak = static _ => { } });
            using Barrier start = new(4);
            Thread[] threads = [.. Enumerable.Range(0, 3).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                try
                {
                    while (true)
                    {
                        using DaosMemoryLease lease = pool.RentLease(1000);
                        lease.GetSpan().Fill(3);
                    }
                }
                catch (ObjectDisposedException)
                {
                }
            }))];
            Array.ForEach(threads, static t => t.Start());
            start.SignalAndWait();
            Thread.SpinWait(round * 500);
            pool.Dispose();
            Array.ForEach(threads, static t => t.Join());
            Assert.Equal(0, pool.GetStatistics().Leases);
        }
    }

    private static void Run(Action action)
    {
        Exception? error = null;
        Thread thread = new(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                error = e;
            }
        });
        thread.Start();
        thread.Join();
        if (error is not null)
            throw new InvalidOperationException("The thread failed.", error);
    }
}
