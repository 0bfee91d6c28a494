using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaosSharp.Generators.SafeHandles;

/// <summary>Makes classes marked with [NativeHandle] SafeHandles that close through a native API table and hold their parent open.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NativeHandleGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step whose result decides whether a handle is emitted again.</summary>
    internal const string ModelStep = "NativeHandle.Model";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
        {
            output.AddEmbeddedAttributeDefinition();
            output.AddSource("NativeHandleAttribute.g.cs", HandleAttributes.Source);
        });

        IncrementalValuesProvider<HandleModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                HandleAttributes.Handle,
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, _) => HandleParser.Parse(attributed))
            .ReportAndTake(context, ModelStep);

        context.RegisterSourceOutput(models, static (output, model) => HandleEmitter.Emit(output, model));
    }
}
