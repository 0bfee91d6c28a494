using System.Runtime.InteropServices;
using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Bindings;

/// <summary>Reads imports from a bindings class, in source or in metadata.</summary>
internal sealed class BindingReader
{
    public const string InteropNamespace = "DaosSharp.Interop";

    private readonly TypeNames _types = new();

    /// <summary>True for what ClangSharp emits for a C function.</summary>
    public static bool IsImport(ISymbol member) =>
        member is IMethodSymbol { IsStatic: true, IsExtern: true, DeclaredAccessibility: Accessibility.Public } method
        && method.GetDllImportData() is not null;

    /// <summary>The import that stands for a C function, found by the name of the C function or of the C# method.</summary>
    public static IMethodSymbol? FindImport(INamedTypeSymbol bindings, string name) =>
        bindings.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(IsImport)
        ?? bindings.GetMembers().Where(IsImport).Cast<IMethodSymbol>().FirstOrDefault(m => m.GetDllImportData()!.EntryPointName == name);

    public BindingFunction Read(IMethodSymbol method)
    {
        DllImportData import = method.GetDllImportData()!;
        string? addedIn = null;
        bool suppress = false;
        foreach (AttributeData attribute in method.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "AddedInAttribute":
                    addedIn = attribute.Positional<string>(0);
                    break;
                case "SuppressGCTransitionAttribute":
                    suppress = true;
                    break;
            }
        }
        return new(
            TypeNames.Identifier(method.Name),
            import.EntryPointName ?? method.Name,
            import.ModuleName ?? "",
            addedIn,
            suppress,
            _types[method.ReturnType],
            new(method.Parameters.Select(p => new BindingParameter(_types[p.Type], TypeNames.Identifier(p.Name)))));
    }

    public string TypeName(ITypeSymbol type) => _types[type];

    /// <summary>Why the table cannot call the import through a plain function pointer; null when it can.</summary>
    public static string? WhyUnsupported(IMethodSymbol method)
    {
        DllImportData import = method.GetDllImportData()!;
        if (import.CallingConvention is not (CallingConvention.Cdecl or CallingConvention.Winapi))
            return $"its calling convention is {import.CallingConvention}, only Cdecl is possible";
        if (import.SetLastError)
            return "SetLastError has no effect on function pointers, remove it";
        if (method.IsGenericMethod)
            return "it is generic";
        if (method.RefKind != RefKind.None || method.Parameters.Any(static p => p.RefKind != RefKind.None))
            return "it passes by reference, use pointers";
        if (Unmanaged(method.ReturnType) && method.Parameters.All(static p => Unmanaged(p.Type)))
            return null;
        return "it uses a managed type, which would need marshalling";
    }

    private static bool Unmanaged(ITypeSymbol type) => type.SpecialType == SpecialType.System_Void || type.IsUnmanagedType;
}
