using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaosSharp.Generators.Submit;

/// <summary>Fills a class marked with [NativeSubmissions] with a struct for each function of a table that takes an event.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NativeSubmissionsGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step whose result decides whether the structs are emitted again.</summary>
    internal const string ModelStep = "NativeSubmissions.Model";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
        {
            output.AddEmbeddedAttributeDefinition();
            output.AddSource("NativeSubmissionsAttribute.g.cs", SubmissionAttributes.Source);
        });

        IncrementalValuesProvider<SubmissionModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                SubmissionAttributes.Submissions,
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, cancel) => SubmissionParser.Parse(attributed, cancel))
            .ReportAndTake(context, ModelStep);

        context.RegisterSourceOutput(models, static (output, model) => SubmissionEmitter.Emit(output, model));
    }
}
