using System.Collections.Immutable;
using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DaosSharp.Generators.Exports;

/// <summary>
/// Checks the methods marked with [NativeExport] against their bindings and wraps each into a function that C can call,
/// behind an exception barrier and, where the function takes an event, an event gate.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NativeExportsGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step whose result decides whether a class is emitted again.</summary>
    internal const string ModelStep = "NativeExports.Model";

    /// <summary>Name of the step whose result decides whether the assembly's table is emitted again.</summary>
    internal const string TableStep = "NativeExports.Table";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
        {
            output.AddEmbeddedAttributeDefinition();
            output.AddSource("NativeExportsAttribute.g.cs", ExportAttributes.Source);
        });

        IncrementalValuesProvider<ParsedExports> parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            ExportAttributes.Class,
            static (node, _) => node is ClassDeclarationSyntax,
            static (attributed, cancel) => ExportClassParser.Parse(attributed, cancel));

        IncrementalValuesProvider<ExportClassModel> models =
            parsed.Select(static (p, _) => p.Class).ReportAndTake(context, ModelStep);
        context.RegisterSourceOutput(models, static (output, model) => ExportEmitter.EmitClass(output, model));

        EmitTable(context, models);
        context.ReportAll(parsed.SelectMany(static (p, _) => p.Sites).Collect().SelectMany(static (sites, _) => Duplicates(sites)));
        ReportOrphans(context);
    }

    private static void EmitTable(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ExportClassModel> models)
    {
        IncrementalValueProvider<string?> rootNamespace = context.AnalyzerConfigOptionsProvider
            .Combine(context.CompilationProvider.Select(static (c, _) => c.AssemblyName))
            .Select(static (pair, _) => RootNamespace(pair.Left, pair.Right));

        IncrementalValueProvider<(string? Namespace, EquatableArray<ExportClassNames> Classes)> table = models
            .Select(static (m, _) => new ExportClassNames(m.Class.GlobalName, new(m.Exports.Select(static e => e.Function.EntryPoint))))
            .Collect()
            .Select(static (classes, _) => new EquatableArray<ExportClassNames>(
                classes.OrderBy(static c => c.GlobalName, StringComparer.Ordinal)))
            .Combine(rootNamespace)
            .Select(static (pair, _) => (pair.Right, pair.Left))
            .WithTrackingName(TableStep);

        context.RegisterSourceOutput(table, static (output, t) =>
        {
            if (t.Classes.Count > 0)
                ExportEmitter.EmitTable(output, t.Namespace, t.Classes);
        });
    }

    private static string? RootNamespace(AnalyzerConfigOptionsProvider options, string? assemblyName)
    {
        if (options.GlobalOptions.TryGetValue("build_property.RootNamespace", out string? ns) && ns.Length > 0)
            return ns;
        return string.IsNullOrEmpty(assemblyName) ? null : assemblyName!.Replace('-', '_').Replace(' ', '_');
    }

    private static IEnumerable<DiagnosticInfo> Duplicates(ImmutableArray<ExportSite> sites)
    {
        foreach (IGrouping<string, ExportSite> group in sites.GroupBy(static s => s.Name, StringComparer.Ordinal))
        {
            ExportSite first = group.First();
            foreach (ExportSite other in group.Skip(1))
                yield return DiagnosticInfo.Create(Diagnostics.DuplicateExport, other.Location, other.Name, first.Method);
        }
    }

    private static void ReportOrphans(IncrementalGeneratorInitializationContext context) =>
        context.ReportAll(context.SyntaxProvider
            .ForAttributeWithMetadataName(
                ExportAttributes.Method,
                static (_, _) => true,
                static (attributed, _) => attributed.TargetSymbol.ContainingType is { } type
                    && type.Find(AttributeReader.Namespace, ExportAttributes.ClassName) is null
                        ? DiagnosticInfo.Create(
                            Diagnostics.OrphanExport, LocationInfo.From(attributed.TargetSymbol), attributed.TargetSymbol.Name, type.Name)
                        : null)
            .Where(static d => d is not null)
            .Select(static (d, _) => d!));
}
