namespace DaosSharp;

/// <summary>A registrar's place in a pool; leases give its token by this. Disposing it unregisters all slabs.</summary>
public sealed class MemoryRegistration : IDisposable
{
    private readonly DaosMemoryPool _pool;

    internal MemoryRegistration(DaosMemoryPool pool, IMemoryRegistrar registrar, int index)
    {
        _pool = pool;
        Registrar = registrar;
        Index = index;
    }

    /// <summary>The registrar.</summary>
    public IMemoryRegistrar Registrar { get; }

    /// <summary>Index of the token in each slab.</summary>
    internal int Index { get; }

    internal bool IsRemoved { get; set; }

    internal DaosMemoryPool Pool => _pool;

    /// <summary>Unregisters all slabs. The caller makes sure that no transfer uses them any more.</summary>
    public void Dispose() => _pool.RemoveRegistrar(this);
}
