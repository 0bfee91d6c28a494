using DaosSharp.Generators.Bindings;
using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Exports;

/// <summary>A parsed class with the places of its exports, which only the search for duplicates needs.</summary>
internal sealed record ParsedExports(Parsed<ExportClassModel> Class, EquatableArray<ExportSite> Sites);

internal static class ExportClassParser
{
    private const string EventType = "daos_event";

    public static ParsedExports Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancel)
    {
        List<DiagnosticInfo> diagnostics = [];
        List<ExportSite> sites = [];
        ExportClassModel? model = Parse(context, diagnostics, sites, cancel);
        return new(new(model, new(diagnostics)), new(sites));
    }

    private static ExportClassModel? Parse(
        GeneratorAttributeSyntaxContext context, List<DiagnosticInfo> diagnostics, List<ExportSite> sites, CancellationToken cancel)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = context.Attributes[0];
        LocationInfo? place = LocationInfo.From(type);
        ClassInfo? target = ClassInfo.Create(type, context.TargetNode, diagnostics);
        if (target is null || attribute.Positional<INamedTypeSymbol>(0) is not { } bindings)
            return null;

        INamedTypeSymbol? barrier = attribute.Named<INamedTypeSymbol>("Barrier");
        INamedTypeSymbol? gate = attribute.Named<INamedTypeSymbol>("Events");
        if (ExportHelpers.MissingFromBarrier(barrier) is { } missing)
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.BadBarrier, place, type.Name, missing));
            return null;
        }
        if (gate is not null && ExportHelpers.MissingFromGate(gate) is { } needed)
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.BadGate, place, gate.Name, needed));
            return null;
        }

        BindingReader reader = new();
        List<ExportModel> exports = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            cancel.ThrowIfCancellationRequested();
            if (method.Find(AttributeReader.Namespace, ExportAttributes.MethodName) is not { } mark)
                continue;
            ExportModel? export = ParseMethod(method, mark, bindings, gate, reader, diagnostics);
            if (export is null)
                continue;
            sites.Add(new(export.Function.EntryPoint, $"{type.Name}.{method.Name}", LocationInfo.From(method)));
            if (names.Add(export.Function.EntryPoint))
                exports.Add(export);
        }
        exports.Sort(static (a, b) => string.CompareOrdinal(a.Function.EntryPoint, b.Function.EntryPoint));
        return new(
            target, reader.TypeName(barrier!), gate is null ? null : reader.TypeName(gate),
            gate is not null && ExportHelpers.KnowsErrno(gate), new(exports));
    }

    private static ExportModel? ParseMethod(
        IMethodSymbol method, AttributeData mark, INamedTypeSymbol bindings, INamedTypeSymbol? gate, BindingReader reader, List<DiagnosticInfo> diagnostics)
    {
        LocationInfo? place = LocationInfo.From(method);
        if (WhyNotExportable(method) is { } why)
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.NotExportable, place, method.Name, why));
            return null;
        }

        string name = mark.Positional<string>(0) ?? method.Name;
        if (BindingReader.FindImport(bindings, name) is not { } import)
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.NoBinding, place, name, bindings.Name));
            return null;
        }

        BindingFunction function = reader.Read(import);
        if (SignatureComparer.Difference(method, function, reader) is { } difference)
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.SignatureDiffers, place, name, difference));
            return null;
        }

        int mode = mark.Named<int>("Event");
        bool hasEvent = import.Parameters.Length > 0 && IsEvent(import.Parameters[import.Parameters.Length - 1].Type);
        if (WhyWrongMode(import, function, mode, hasEvent, gate) is { } wrong)
        {
            diagnostics.Add(DiagnosticInfo.Create(Diagnostics.BadEventMode, place, name, wrong));
            return null;
        }
        return new(
            function, TypeNames.Identifier(method.Name),
            Gated: gate is not null && hasEvent && mode != ExportAttributes.ManualEvent,
            Deferred: mode == ExportAttributes.DeferredEvent);
    }

    private static string? WhyNotExportable(IMethodSymbol method) =>
        !method.IsStatic ? "it must be static"
        : method.IsGenericMethod ? "it must not be generic"
        : method.IsAsync ? "it must not be async, C callers get the result when it returns"
        : method.GetAttributes().Any(static a => a.AttributeClass?.Name == "UnmanagedCallersOnlyAttribute")
            ? "remove [UnmanagedCallersOnly], which the generated wrapper carries"
        : null;

    private static string? WhyWrongMode(
        IMethodSymbol import, BindingFunction function, int mode, bool hasEvent, INamedTypeSymbol? gate)
    {
        bool manual = mode == ExportAttributes.ManualEvent;
        bool deferred = mode == ExportAttributes.DeferredEvent;
        if ((manual || deferred) && !hasEvent)
            return $"has no event as its last parameter: remove Event = EventMode.{(manual ? "Manual" : "Deferred")}";
        if (deferred && gate is null)
            return "defers the completion of its event, but the class has no event gate: set Events = typeof(...)";
        if (deferred && !ExportHelpers.KnowsPending(gate!))
            return $"defers the completion of its event, but '{gate!.Name}' has no accessible 'const int Pending' for it to return";
        if (manual || !hasEvent || gate is null)
            return null;

        // daos_event_init, daos_event_fini and their like work on the event: a gate that begins and completes it would destroy it.
        if (import.Parameters.Count(static p => IsEvent(p.Type)) > 1 || import.Parameters.Length == 1)
            return "works on the event that it gets, which therefore does not tell its completion: write Event = EventMode.Manual";
        return function.ReturnType == "int"
            ? null
            : "takes an event but does not return int, so that the gate has no code to complete it with: write Event = EventMode.Manual";
    }

    private static bool IsEvent(ITypeSymbol type) => type is IPointerTypeSymbol { PointedAtType.Name: EventType };
}
