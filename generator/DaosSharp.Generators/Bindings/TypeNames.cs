using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DaosSharp.Generators.Bindings;

/// <summary>Fully qualified type names, each made once: a bindings class repeats a few dozen types in hundreds of functions.</summary>
internal sealed class TypeNames
{
    private readonly Dictionary<ITypeSymbol, string> _names = new(SymbolEqualityComparer.Default);

    public string this[ITypeSymbol type]
    {
        get
        {
            if (!_names.TryGetValue(type, out string? name))
            {
                name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
                _names.Add(type, name);
            }
            return name;
        }
    }

    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
