using DaosSharp.Generators.Bindings;
using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Submit;

internal static class SubmissionParser
{
    public const string EventType = "global::" + BindingReader.InteropNamespace + ".daos_event*";

    public static Parsed<SubmissionModel> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancel)
    {
        List<DiagnosticInfo> diagnostics = [];
        SubmissionModel? model = Parse(context, diagnostics, cancel);
        return new(model, new(diagnostics));
    }

    private static SubmissionModel? Parse(GeneratorAttributeSyntaxContext context, List<DiagnosticInfo> diagnostics, CancellationToken cancel)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.TargetSymbol;
        LocationInfo? place = LocationInfo.From(type);
        ClassInfo? target = ClassInfo.Create(type, context.TargetNode, diagnostics);
        if (target is null || context.Attributes[0].Positional<INamedTypeSymbol>(0) is not { } api)
            return null;

        // The table's methods have the signatures of the imports; the imports also tell the library, and are there in source and in metadata.
        if (api.Find(AttributeReader.Namespace, "NativeApiTableAttribute")?.Positional<INamedTypeSymbol>(0) is not { } bindings)
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.NoTable, place, api.Name));
            return null;
        }

        BindingReader reader = new();
        List<BindingFunction> functions = [];
        foreach (ISymbol member in bindings.GetMembers())
        {
            cancel.ThrowIfCancellationRequested();
            if (!BindingReader.IsImport(member))
                continue;
            BindingFunction function = reader.Read((IMethodSymbol)member);
            if (TakesEvent(function))
                functions.Add(function);
        }
        if (functions.Count == 0)
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.NoAsynchronousFunction, place, api.Name));
            return null;
        }
        functions.Sort(static (a, b) =>
            string.CompareOrdinal(a.Library, b.Library) is int order and not 0 ? order : string.CompareOrdinal(a.EntryPoint, b.EntryPoint));
        return new(target, reader.TypeName(api), new(functions));
    }

    /// <summary>
    /// An operation has its one event at the end and something to work on before it. This leaves out the functions about
    /// events themselves, whose only parameter is an event or which take a parent, too.
    /// </summary>
    private static bool TakesEvent(BindingFunction function) =>
        function.ReturnType == "int"
        && function.Parameters.Count > 1
        && function.Parameters[function.Parameters.Count - 1].Type == EventType
        && function.Parameters.Count(static p => p.Type == EventType) == 1;
}
