using DaosSharp.Generators.Bindings;
using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Table;

internal static class TableParser
{
    /// <summary>Hand-written types that a table uses.</summary>
    private static readonly string[] Companions =
    [
        "DaosSharp.Interop.INativeFunctionSource",
        "DaosSharp.Interop.NativeFunction",
        "DaosSharp.Interop.NativeFunctionList",
        "DaosSharp.Interop.NativeFunctionSet",
    ];

    public static Parsed<TableModel> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancel)
    {
        List<DiagnosticInfo> diagnostics = [];
        TableModel? model = Parse(context, diagnostics, cancel);
        return new(model, new(diagnostics));
    }

    private static TableModel? Parse(GeneratorAttributeSyntaxContext context, List<DiagnosticInfo> diagnostics, CancellationToken cancel)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = context.Attributes[0];
        LocationInfo? place = LocationInfo.From(type);
        ClassInfo? target = ClassInfo.Create(type, context.TargetNode, diagnostics);
        if (target is null || attribute.Positional<INamedTypeSymbol>(0) is not { } bindings)
            return null;

        foreach (string companion in Companions)
        {
            if (context.SemanticModel.Compilation.GetTypeByMetadataName(companion) is not null)
                continue;
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.TypeMissing, place, type.Name, companion));
            return null;
        }

        string baseline = attribute.Named<string>("Baseline") ?? "0.1";
        if (!Version.TryParse(baseline, out _))
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.BadBaseline, place, baseline));
            return null;
        }

        List<BindingFunction> functions = ReadFunctions(bindings, place, diagnostics, cancel);
        if (functions.Count == 0)
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.NoImports, place, bindings.Name));
            return null;
        }
        return new(target, bindings.Name, baseline, new(functions));
    }

    private static List<BindingFunction> ReadFunctions(
        INamedTypeSymbol bindings, LocationInfo? place, List<DiagnosticInfo> diagnostics, CancellationToken cancel)
    {
        BindingReader reader = new();
        HashSet<string> entryPoints = new(StringComparer.Ordinal);
        HashSet<string> methods = new(StringComparer.Ordinal);
        List<BindingFunction> functions = [];
        foreach (ISymbol member in bindings.GetMembers())
        {
            cancel.ThrowIfCancellationRequested();
            if (!BindingReader.IsImport(member))
                continue;
            IMethodSymbol method = (IMethodSymbol)member;
            BindingFunction function = reader.Read(method);
            string? why = BindingReader.WhyUnsupported(method);
            if (why is null && !methods.Add(function.Method))
                why = "another import has the same name, rename one of them";
            else if (why is null && !entryPoints.Add(function.EntryPoint))
                why = $"another import stands for the same C function '{function.EntryPoint}', remove one of them";
            else if (why is null && function.AddedIn is { } added && !Version.TryParse(added, out _))
                why = $"[AddedIn(\"{added}\")] is not a version, write major.minor";
            if (why is null)
                functions.Add(function);
            else
                diagnostics.Add(DiagnosticInfo.Create(Diagnostics.UnsupportedImport, LocationInfo.From(method) ?? place, method.Name, why));
        }

        // One order for source, metadata and a regenerated bindings class, so that the output changes only with its content.
        functions.Sort(static (a, b) =>
            string.CompareOrdinal(a.Library, b.Library) is int order and not 0 ? order : string.CompareOrdinal(a.EntryPoint, b.EntryPoint));
        return functions;
    }
}
