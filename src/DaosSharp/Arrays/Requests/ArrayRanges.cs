using System.Diagnostics.CodeAnalysis;

namespace DaosSharp;

/// <summary>One range or many, until they are written into the block of an operation.</summary>
internal readonly struct ArrayRanges
{
    private readonly ArrayRange _one;
    private readonly ReadOnlyMemory<ArrayRange> _many;
    private readonly bool _isMany;

    public ArrayRanges(ArrayRange one) => _one = one;

    public ArrayRanges(ReadOnlyMemory<ArrayRange> many)
    {
        _many = many;
        _isMany = true;
    }

    [UnscopedRef]
    public ReadOnlySpan<ArrayRange> Span => _isMany ? _many.Span : new(in _one);
}
