namespace DaosSharp;

/// <summary>A large piece of native memory that is registered as a whole and cut into blocks of one size class.</summary>
public sealed class DaosMemorySlab
{
    private MemoryToken[] _tokens = [];
    private nint _next;

    internal DaosMemorySlab(MappedPages pages, int sizeClass)
    {
        Pages = pages;
        Address = pages.Address;
        Length = pages.Length;
        SizeClass = sizeClass;
    }

    /// <summary>Start of the slab, a multiple of 2 MiB.</summary>
    public nint Address { get; }

    /// <summary>Length in bytes, a multiple of 2 MiB.</summary>
    public nuint Length { get; }

    internal MappedPages Pages { get; }

    internal int SizeClass { get; }

    /// <summary>What a registrar returned for the slab.</summary>
    /// <param name="registration">What <see cref="DaosMemoryPool.AddRegistrar"/> returned for the pool of the slab.</param>
    /// <exception cref="ObjectDisposedException">The registration was disposed.</exception>
    public MemoryToken GetToken(MemoryRegistration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        ObjectDisposedException.ThrowIf(registration.IsRemoved, registration);
        return _tokens[registration.Index];
    }

    /// <summary>Keeps a token; the pool's lock is held.</summary>
    internal void SetToken(int index, MemoryToken token)
    {
        MemoryToken[] tokens = _tokens;
        if (index >= tokens.Length)
            Array.Resize(ref tokens, index + 1);
        tokens[index] = token;
        Volatile.Write(ref _tokens, tokens);
    }

    internal MemoryToken Token(int index) => _tokens[index];

    /// <summary>Cuts the next block; the depot's lock is held.</summary>
    /// <returns>Address of the block; 0 when the slab is used up.</returns>
    internal nint Carve(nint stride)
    {
        nint offset = _next;
        if ((nuint)(offset + stride) > Length)
            return 0;
        _next = offset + stride;
        return Address + offset;
    }
}
