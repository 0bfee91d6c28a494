using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Tests.Infrastructure;

/// <summary>A compilation with the generated files, and what the generators said.</summary>
internal sealed record GeneratorOutcome(Compilation Compilation, GeneratorDriverRunResult Result)
{
    /// <summary>Diagnostics of the generators as "DSG001: message", in the order of the ids.</summary>
    public string[] Diagnostics =>
        [.. Result.Diagnostics.OrderBy(static d => d.Id, StringComparer.Ordinal).Select(static d => $"{d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];

    /// <summary>Files of one generator, without the one that the compiler adds for every generator that asks for it.</summary>
    public IEnumerable<(string Name, string Text)> Files(Type generator) =>
        Result.Results.Where(r => r.Generator.GetGeneratorType() == generator)
            .SelectMany(static r => r.GeneratedSources)
            .Where(static s => !s.HintName.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal))
            .Select(static s => (s.HintName, s.SourceText.ToString()));

    public string File(string hintName) =>
        Result.Results.SelectMany(static r => r.GeneratedSources).Single(s => s.HintName == hintName).SourceText.ToString();
}
