using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DaosSharp.Generators.Table;

/// <summary>Fills a class marked with [NativeApiTable] with a function pointer and a method for each import of a bindings class.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NativeApiTableGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step whose result decides whether the table is emitted again.</summary>
    internal const string ModelStep = "NativeApiTable.Model";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
        {
            output.AddEmbeddedAttributeDefinition();
            output.AddSource("NativeApiTableAttribute.g.cs", TableAttributes.Source);
        });

        IncrementalValuesProvider<TableModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                TableAttributes.Table,
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, cancel) => TableParser.Parse(attributed, cancel))
            .ReportAndTake(context, ModelStep);

        context.RegisterSourceOutput(models, static (output, model) => TableEmitter.Emit(output, model));
    }
}
