using Xunit;

namespace DaosSharp.Async.Tests.Memory;

/// <summary>Devices that must know the memory.</summary>
public class RegistrarTests
{
    [Fact]
    public void Each_slab_is_registered_once_with_each_registrar()
    {
        Recorder early = new(1000), late = new(2000);
        DaosMemoryPool pool = new(new() { SlabSize = 2 << 20, Guards = false });
        MemoryRegistration first = pool.AddRegistrar(early);
        DaosMemoryLease a = pool.RentLease(4096);
        DaosMemoryLease b = pool.RentLease(4096);
        DaosMemoryLease c = pool.RentLease(1 << 20);
        MemoryRegistration second = pool.AddRegistrar(late);
        DaosMemoryLease d = pool.RentLease(64 << 10);
        Assert.Equal(3, early.Live.Count);
        Assert.Equal(early.Live.Keys.Order(), late.Live.Keys.Order());
        foreach (DaosMemoryLease lease in new[] { a, b, c, d })
        {
            MemoryToken token = lease.GetToken(first);
            Assert.Equal(early.Live[lease.Slab.Address], lease.Slab.GetToken(first));
            Assert.Equal(early.Live[lease.Slab.Address].LocalKey, token.LocalKey);
            Assert.Equal(token.DeviceAddress - early.Live[lease.Slab.Address].DeviceAddress, (ulong)(lease.Address - lease.Slab.Address));
            Assert.Equal(late.Live[lease.Slab.Address].RemoteKey, lease.GetToken(second).RemoteKey);
        }
        first.Dispose();
        first.Dispose();
        Assert.Empty(early.Live);
        Assert.Equal(3, late.Live.Count);
        Assert.Throws<ObjectDisposedException>(() => a.GetToken(first));
        Array.ForEach([a, b, c, d], static l => ((IDisposable)l).Dispose());
        pool.Dispose();
        Assert.Empty(late.Live);
        Assert.Equal(0, early.Errors + late.Errors);
    }

    [Fact]
    public void A_slab_that_cannot_be_registered_is_not_used()
    {
        Recorder good = new(1), bad = new(2);
        using DaosMemoryPool pool = new(new() { SlabSize = 2 << 20 });
        pool.AddRegistrar(good);
        MemoryRegistration second = pool.AddRegistrar(bad);
        bad.Fails = true;
        Assert.Throws<InvalidOperationException>(() => pool.RentLease(100));
        Assert.Empty(good.Live);
        Assert.Equal(0, pool.GetStatistics().MappedBytes);
        bad.Fails = false;
        using DaosMemoryLease lease = pool.RentLease(100);
        Assert.Single(good.Live);
        second.Dispose();
        bad.Fails = true;
        Assert.Throws<InvalidOperationException>(() => pool.AddRegistrar(bad));
        Assert.Empty(bad.Live);
    }

    private sealed class Recorder(uint key) : IMemoryRegistrar
    {
        private uint _key = key;

        public Dictionary<nint, MemoryToken> Live { get; } = [];

        public bool Fails { get; set; }

        public int Errors { get; private set; }

        public MemoryToken Register(nint address, nuint length)
        {
            if (Fails)
                throw new InvalidOperationException("The device has no room.");
            MemoryToken token = new(address, _key++, _key++, (ulong)address + 0x1000_0000_0000);
            if (address % (2 << 20) != 0 || length % (2 << 20) != 0 || !Live.TryAdd(address, token))
                Errors++;
            RawMemory.Write(address + (nint)length - 1, 1);
            return token;
        }

        public void Unregister(nint address, nuint length, MemoryToken token)
        {
            // Still mapped.
            if (RawMemory.Read(address + (nint)length - 1) > 1 || !Live.Remove(address, out MemoryToken known) || known != token)
                Errors++;
        }
    }
}
