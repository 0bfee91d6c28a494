using DaosSharp.Generators.Bindings;
using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.SafeHandles;

internal static class HandleParser
{
    private const string DefaultApi = BindingReader.InteropNamespace + ".DaosApi";
    private const string DefaultBindings = BindingReader.InteropNamespace + ".Daos";
    private const string SafeHandleName = "global::System.Runtime.InteropServices.SafeHandle";

    public static Parsed<HandleModel> Parse(GeneratorAttributeSyntaxContext context)
    {
        List<DiagnosticInfo> diagnostics = [];
        HandleModel? model = Parse(context, diagnostics);
        return new(model, new(diagnostics));
    }

    private static HandleModel? Parse(GeneratorAttributeSyntaxContext context, List<DiagnosticInfo> diagnostics)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = context.Attributes[0];
        Compilation compilation = context.SemanticModel.Compilation;
        LocationInfo? place = LocationInfo.From(type);
        ClassInfo? target = ClassInfo.Create(type, context.TargetNode, diagnostics);
        if (target is null)
            return null;

        if (type.BaseType is { SpecialType: not SpecialType.System_Object } other && Name(other) != SafeHandleName)
            return Fail(Diagnostics.OtherBase, type.Name, other.Name);

        INamedTypeSymbol? api = attribute.Named<INamedTypeSymbol>("Api") ?? compilation.GetTypeByMetadataName(DefaultApi);
        if (api is null)
            return Fail(Diagnostics.TypeMissing, type.Name, DefaultApi);

        INamedTypeSymbol? parent = attribute.Named<INamedTypeSymbol>("Parent");
        if (parent is not null && !IsHandle(parent))
            return Fail(Diagnostics.ParentNoHandle, type.Name, parent.Name);

        string close = attribute.Named<string>("Close") ?? "";
        if (FindClose(compilation, api, close) is not { } method)
            return Fail(Diagnostics.CloseUnknown, type.Name, close, api.Name);

        if (method.Parameters.Length == 0)
            return Fail(Diagnostics.CloseUnusable, type.Name, close, "it has no parameter for the handle");
        ITypeSymbol value = method.Parameters[0].Type;
        if (!TryGetStorage(value, out IFieldSymbol? field, out ITypeSymbol stored))
        {
            return Fail(
                Diagnostics.CloseUnusable, type.Name, close,
                $"its first parameter '{value.Name}' is neither a pointer, nor a 64-bit integer, nor a struct with one public field of these");
        }
        if (RestOfArguments(method) is not { } arguments)
            return Fail(Diagnostics.CloseUnusable, type.Name, close, "after the handle it may take an int and a daos_event*, nothing else");
        bool returnsCode = method.ReturnType.SpecialType == SpecialType.System_Int32;
        if (!returnsCode && !method.ReturnsVoid)
            return Fail(Diagnostics.CloseUnusable, type.Name, close, "it must return int or void");

        return new(
            target, Name(api), Name(value), field is null ? null : TypeNames.Identifier(field.Name), Name(stored),
            parent is null ? null : Name(parent), TypeNames.Identifier(close), returnsCode, arguments);

        HandleModel? Fail(DiagnosticDescriptor descriptor, params string[] arguments)
        {
            diagnostics.Add(DiagnosticInfo.Create(descriptor, place, arguments));
            return null;
        }
    }

    // Where the table itself is source, its methods come from a generator and are not visible here: the bindings have the same signatures.
    private static IMethodSymbol? FindClose(Compilation compilation, INamedTypeSymbol api, string close)
    {
        if (close.Length == 0)
            return null;
        if (api.GetMembers(close).OfType<IMethodSymbol>().FirstOrDefault(static m => !m.IsStatic) is { } method)
            return method;
        INamedTypeSymbol? bindings =
            api.Find(AttributeReader.Namespace, "NativeApiTableAttribute")?.Positional<INamedTypeSymbol>(0)
            ?? compilation.GetTypeByMetadataName(DefaultBindings);
        return bindings?.GetMembers(close).OfType<IMethodSymbol>().FirstOrDefault(BindingReader.IsImport);
    }

    private static string? RestOfArguments(IMethodSymbol method)
    {
        string arguments = "";
        for (int i = 1; i < method.Parameters.Length; i++)
        {
            ITypeSymbol type = method.Parameters[i].Type;
            bool last = i == method.Parameters.Length - 1;
            if (type is IPointerTypeSymbol { PointedAtType.Name: "daos_event" } && last)
                arguments += ", null";
            else if (type.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32 && i == 1)
                arguments += ", 0";
            else
                return null;
        }
        return arguments;
    }

    private static bool TryGetStorage(ITypeSymbol value, out IFieldSymbol? field, out ITypeSymbol stored)
    {
        field = null;
        stored = value;
        if (IsWord(value))
            return true;
        IFieldSymbol[] fields = [.. value.GetMembers().OfType<IFieldSymbol>().Where(static f => !f.IsStatic && !f.IsConst)];
        if (value.TypeKind != TypeKind.Struct || fields.Length != 1
            || fields[0].DeclaredAccessibility != Accessibility.Public || fields[0].IsReadOnly || !IsWord(fields[0].Type))
            return false;
        field = fields[0];
        stored = field.Type;
        return true;
    }

    private static bool IsWord(ITypeSymbol type) =>
        type is IPointerTypeSymbol
        || type.SpecialType is SpecialType.System_UInt64 or SpecialType.System_Int64 or SpecialType.System_UIntPtr or SpecialType.System_IntPtr;

    private static bool IsHandle(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (Name(t) == SafeHandleName || t.Find(AttributeReader.Namespace, HandleAttributes.HandleName) is not null)
                return true;
        }
        return false;
    }

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
