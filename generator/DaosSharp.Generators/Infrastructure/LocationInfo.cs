using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DaosSharp.Generators.Infrastructure;

/// <summary>A place in a source file without the syntax tree, which would keep a whole compilation alive.</summary>
internal sealed record LocationInfo(string FilePath, TextSpan TextSpan, LinePositionSpan LineSpan)
{
    public static LocationInfo? From(Location? location) =>
        location?.SourceTree is null ? null : new(location.SourceTree.FilePath, location.SourceSpan, location.GetLineSpan().Span);

    public static LocationInfo? From(ISymbol symbol) =>
        symbol.Locations.Select(static l => From(l)).FirstOrDefault(static l => l is not null);

    public Location ToLocation() => Location.Create(FilePath, TextSpan, LineSpan);
}
