using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using DaosSharp.Generators.Exports;
using DaosSharp.Generators.SafeHandles;
using DaosSharp.Generators.Submit;
using DaosSharp.Generators.Table;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace DaosSharp.Generators.Tests.Infrastructure;

/// <summary>Compiles snippets with the generators, and loads the result.</summary>
internal static class Harness
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly Lazy<byte[]> BindingsImage = new(() =>
        Emit(Run(Compilation("Test.Bindings", [Snippets.Bindings, .. Snippets.Table])).Compilation));

    private static readonly Lazy<Assembly> BindingsAssembly = new(() => Load(BindingsImage.Value));

    /// <summary>The bindings snippet with its table as another assembly, which is how the engine and the safe layer see the real one.</summary>
    public static MetadataReference BindingsReference => MetadataReference.CreateFromImage(BindingsImage.Value);

    public static CSharpCompilation Compilation(string name, IEnumerable<string> sources, params MetadataReference[] references) =>
        CSharpCompilation.Create(
            name,
            new[] { Snippets.GlobalUsings }.Concat(sources).Select(static (text, i) => Parse(text, $"Source{i}.cs")),
            [.. Framework, .. references],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable,
                // Snippets are not documented. Unused events and unassigned fields are their nature.
                specificDiagnosticOptions: new Dictionary<string, ReportDiagnostic> { ["CS1591"] = ReportDiagnostic.Suppress, ["CS0649"] = ReportDiagnostic.Suppress }));

    /// <summary>A compilation of the safe layer's or the engine's kind: it sees the bindings through metadata.</summary>
    public static CSharpCompilation AgainstBindings(params string[] sources) =>
        Compilation("Test.User", sources, BindingsReference);

    public static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), ParseOptions, path);

    public static GeneratorDriver Driver(bool trackSteps = false, IEnumerable<AdditionalText>? texts = null) =>
        CSharpGeneratorDriver.Create(
            [
                new NativeApiTableGenerator().AsSourceGenerator(),
                new NativeExportsGenerator().AsSourceGenerator(),
                new NativeHandleGenerator().AsSourceGenerator(),
                new NativeSubmissionsGenerator().AsSourceGenerator(),
            ],
            texts ?? [],
            ParseOptions,
            optionsProvider: null,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    /// <summary>Runs all generators.</summary>
    public static GeneratorOutcome Run(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        GeneratorDriverRunResult result = driver.GetRunResult();
        foreach (GeneratorRunResult run in result.Results)
            Assert.Null(run.Exception);
        return new(output, result);
    }

    /// <summary>Compiles snippets that see the bindings through metadata, and loads them.</summary>
    public static Assembly LoadAgainstBindings(params string[] sources)
    {
        _ = BindingsAssembly.Value;
        return Load(Emit(Run(AgainstBindings(sources)).Compilation));
    }

    public static byte[] Emit(Compilation compilation)
    {
        using MemoryStream image = new();
        var result = compilation.Emit(image);
        Assert.Equal("", string.Join('\n', result.Diagnostics.Where(static d => d.Severity >= DiagnosticSeverity.Warning)));
        return image.ToArray();
    }

    /// <summary>Calls a public static method without parameters, and lets its exception out.</summary>
    public static object? Call(Assembly assembly, string type, string method)
    {
        MethodInfo found = assembly.GetType(type, throwOnError: true)!.GetMethod(method, BindingFlags.Public | BindingFlags.Static)
            ?? throw new MissingMethodException(type, method);
        return found.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    // Not collectible: addresses of unmanaged entry points must stay valid.
    public static Assembly Load(byte[] image)
    {
        AssemblyLoadContext context = new(name: null);
        context.Resolving += static (_, name) => name.Name == "Test.Bindings" ? BindingsAssembly.Value : null;
        using MemoryStream stream = new(image);
        return context.LoadFromStream(stream);
    }
}
