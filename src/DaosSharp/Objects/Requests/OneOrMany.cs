using System.Diagnostics.CodeAnalysis;

namespace DaosSharp;

/// <summary>One item or a list of the caller's, without an allocation for either.</summary>
internal readonly struct OneOrMany<T>
{
    private readonly T _one;
    private readonly ReadOnlyMemory<T> _many;
    private readonly bool _isMany;

    public OneOrMany(T one) => _one = one;

    public OneOrMany(ReadOnlyMemory<T> many)
    {
        _one = default!;
        _many = many;
        _isMany = true;
    }

    [UnscopedRef]
    public ReadOnlySpan<T> Span => _isMany ? _many.Span : new(in _one);
}
