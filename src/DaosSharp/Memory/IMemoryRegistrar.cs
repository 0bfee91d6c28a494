namespace DaosSharp;

/// <summary>
/// Makes the slabs of a <see cref="DaosMemoryPool"/> known to a device: a verbs protection domain, the SPDK memory map.
/// Each slab is registered once, before its first block is handed out, and unregistered before it is unmapped.
/// </summary>
public interface IMemoryRegistrar
{
    /// <summary>Registers a slab. An exception makes the rent that needed the slab fail; the slab is unmapped again.</summary>
    /// <param name="address">Start of the slab, a multiple of 2 MiB.</param>
    /// <param name="length">Length in bytes, a multiple of 2 MiB.</param>
    /// <returns>What transfers with this memory need.</returns>
    MemoryToken Register(nint address, nuint length);

    /// <summary>Takes a registration back. Must not throw.</summary>
    /// <param name="address">Start of the slab.</param>
    /// <param name="length">Length in bytes.</param>
    /// <param name="token">What <see cref="Register"/> returned.</param>
    void Unregister(nint address, nuint length, MemoryToken token);
}
