using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Infrastructure;

/// <summary>
/// What a transform made of one attribute. Model and diagnostics leave on separate ways, because the places of the
/// diagnostics change with every line that is typed above them and the model does not.
/// </summary>
internal sealed record Parsed<T>(T? Model, EquatableArray<DiagnosticInfo> Diagnostics)
    where T : class, IEquatable<T>;

internal static class ParsedExtensions
{
    /// <summary>Reports the diagnostics and goes on with the models that there are.</summary>
    public static IncrementalValuesProvider<T> ReportAndTake<T>(
        this IncrementalValuesProvider<Parsed<T>> parsed, IncrementalGeneratorInitializationContext context, string trackingName)
        where T : class, IEquatable<T>
    {
        context.ReportAll(parsed.SelectMany(static (p, _) => p.Diagnostics));
        return parsed.Where(static p => p.Model is not null).Select(static (p, _) => p.Model!).WithTrackingName(trackingName);
    }

    public static void ReportAll(
        this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<DiagnosticInfo> diagnostics) =>
        context.RegisterSourceOutput(diagnostics, static (output, d) => output.ReportDiagnostic(d.ToDiagnostic()));
}
