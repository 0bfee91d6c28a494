using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaosSharp.Generators.Infrastructure;

/// <summary>The class that generated code extends.</summary>
internal sealed record ClassInfo(string? Namespace, string Name)
{
    public string FullName => Namespace is null ? Name : $"{Namespace}.{Name}";

    public string GlobalName => $"global::{FullName}";

    /// <summary>Adds DSG001 and returns null when generated code cannot add a part to the class.</summary>
    public static ClassInfo? Create(INamedTypeSymbol type, SyntaxNode node, List<DiagnosticInfo> diagnostics)
    {
        string? missing =
            type.ContainingType is not null ? "top-level"
            : type.IsGenericType ? "non-generic"
            : node is not ClassDeclarationSyntax declaration || !declaration.Modifiers.Any(SyntaxKind.PartialKeyword) ? "partial"
            : null;
        if (missing is not null)
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.NotExtensible, LocationInfo.From(type), type.Name, missing));
            return null;
        }
        string? ns = type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString();
        return new(ns, type.Name);
    }
}
